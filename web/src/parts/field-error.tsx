import { useWords } from '../app/language';

/** The message of a field that is wrong; whoever hears it hears that it is one. Undefined where all is well. */
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
