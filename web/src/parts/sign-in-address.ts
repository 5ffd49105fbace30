const here = (): string => encodeURIComponent(window.location.pathname + window.location.search);

/** Sign-in comes back to this very page. */
export const signInAddress = (): string => `/dang-nhap?ve=${here()}`;

/** The same by password and second factor, which what is granted needs. */
export const strongSignInAddress = (): string => `/dang-nhap/mat-khau?ve=${here()}`;

/** To prove at the province's own sign-in that it is still the same person. */
export const provinceProofAddress = (): string => `/sign-in/oidc?viec=xac-nhan&ve=${here()}`;
