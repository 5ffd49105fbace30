import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useWords } from '../../app/language';
import { Facts } from '../../parts/facts';
import { PartState } from '../../parts/part-state';
import { securityQuery } from './queries';

/** So few recovery codes are nearly none. */
const FEW = 2;

/** Where the server has pages for what changes a secret: they need no script, and no password passes through one. */
const CHANGE = { password: '/toi/mat-khau', factor: '/toi/ung-dung-xac-thuc', recovery: '/toi/ma-du-phong' };

/** What one signs in with, and the ways to change it. */
export function SignInWays() {
  const { me } = useWords();
  const security = useQuery(securityQuery);
  return (
    <section aria-labelledby="sign-in">
      <h2 id="sign-in">{me.signIn}</h2>
      <PartState query={security}>
        {({ password, secondFactor, recoveryCodesLeft, provinceSignIn }) => (
          <>
            <Facts
              facts={[
                [
                  me.password,
                  <Way key="way" to={CHANGE.password} act={password && me.changePassword}>
                    {password ? me.isSet : me.isNotSet}
                  </Way>,
                ],
                [
                  me.factor,
                  <Way key="way" to={CHANGE.factor} act={secondFactor && me.changeFactor}>
                    {secondFactor ? me.isConnected : me.isNotConnected}
                  </Way>,
                ],
                [
                  me.recovery,
                  secondFactor && (
                    <Way to={CHANGE.recovery} act={me.changeRecovery}>
                      {me.recoveryLeft(recoveryCodesLeft)}
                      {recoveryCodesLeft <= FEW && <strong className="asks"> {me.recoveryFew}</strong>}
                    </Way>
                  ),
                ],
                [me.province, provinceSignIn ? me.isLinked : me.isNotLinked],
              ]}
            />
            {!password && !provinceSignIn && <p className="quiet">{me.onlyCode}</p>}
          </>
        )}
      </PartState>
    </section>
  );
}

function Way({ to, act, children }: { to: string; act: string | false; children: ReactNode }) {
  return (
    <span className="facts-action">
      <span>{children}</span>
      {act !== false && <a href={to}>{act}</a>}
    </span>
  );
}
