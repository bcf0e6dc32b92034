/** The two font files, put into the script as bytes when the page is built. */
declare module '#receipt-font-regular' {
  const bytes: Uint8Array
  export default bytes
}
declare module '#receipt-font-bold' {
  const bytes: Uint8Array
  export default bytes
}
