internal import BriefingLedger
internal import BriefingLibrary
internal import QRCode

extension ReportPage {
  /// The head of the ledger as it was signed, for a telephone as well.
  func signed(_ signature: ReportSignature) -> HTML {
    tag("section", ["class": "signed", "aria-labelledby": "signed"]) {
      tag("h2", ["id": "signed"]) { tr("Signed", "署名") }
      tag("p") { signature.sentence }
      tag("p", ["class": "hash"]) { signature.head }
      tag("p", ["class": "hash"]) { signature.fingerprint }
      if let code = QRCode(signature.checkpoint.text, correction: .low) {
        tag(
          "svg",
          [
            "class": "qr", "viewBox": "-4 -4 \(code.size + 8) \(code.size + 8)", "role": "img",
            "aria-label": tr("QR code of the signed head", "署名された台帳の末尾の QR コード"),
          ]
        ) {
          tag(
            "rect", ["class": "paper", "x": "-4", "y": "-4", "width": "\(code.size + 8)", "height": "\(code.size + 8)"])
          tag("path", ["d": code.path])
        }
      }
      tag("pre", ["class": "hash"]) { HTML(lines: signature.checkpoint.text) }
    }
  }
}
