import { useWords } from '../app/language';

/** The message of a faulty field, which a screen reader announces as a fault; undefined without one. */
export const useFieldError = () => {
  const { form } = useWords();
  return (message: string | undefined) =>
    message === undefined ? undefined : (
      <>
        <span className="visually-hidden">{form.faults.label}</span>
        {message}
      </>
    );
};
