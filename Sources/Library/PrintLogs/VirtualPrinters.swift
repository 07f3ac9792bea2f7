/// Printers that put nothing on paper. Whoever adds one adds it here.
public enum VirtualPrinters {
  /// What the name of a queue begins with, in small letters.
  private static let names = [
    "microsoft print to pdf", "microsoft xps document writer", "onenote", "send to onenote", "onenote への送信",
    "onenote に送信", "microsoft shared fax", "pdfcreator", "cups-pdf", "cups_pdf", "pdf24", "cubepdf",
    "bullzip pdf", "primopdf", "dopdf", "novapdf", "foxit", "adobe pdf", "acrobat distiller", "antenna house pdf",
    "いきなりpdf", "just pdf", "瞬簡pdf", "docuworks printer", "docuworks pdf", "snagit", "print to file", "printtofile",
  ]
  /// What a port of Windows begins with, in small letters.
  private static let ports = [
    "portprompt:", "nul:", "file:", "xpsport:", "shrfax:", "microsoft.office.onenote", "onenote", "pdfcmon",
    "pdfcreator", "cubepdf:", "docuworks", "documents\\*.pdf",
  ]

  /// - Parameters:
  ///   - name: the queue, `\\server\queue` among them.
  ///   - port: where it sends what it prints, if that is known.
  public static func has(_ name: String, port: String? = nil) -> Bool {
    let queue = name.split(separator: "\\").last.map(String.init) ?? name
    let small = queue.lowercased()
    // What Windows calls its own; a machine in a fax room is another.
    if small == "fax" || names.contains(where: small.hasPrefix) { return true }
    guard let port = port?.lowercased() else { return false }
    return ports.contains(where: port.hasPrefix)
  }
}
