/** Where officials find the service in a browser, and what the links that lead there are made with. */
export interface FaceAt {
  /** The origin, without a slash at its end: `https://danh-gia.tinh.example`. */
  publicUrl: string;
  /** Of this installation alone; never shown, never logged. */
  secret: string;
}
