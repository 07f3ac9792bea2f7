import BriefingDomain
import ForgedFiles
import HelperProtocol
import HelperService
import MaterialFormats

/// Reads bytes as the helper would.
func read(_ bytes: [UInt8], name: String, aloud: Bool = false) throws -> MaterialContent {
  let file = try FixtureFile(bytes, name: name)
  return try read(path: file.path, name: name, aloud: aloud)
}

func read(path: String, name: String, aloud: Bool = false) throws -> MaterialContent {
  var format: MaterialFormat?
  var pages: [Page] = []
  var paperPages: Int?
  var reason: UnreadableReason?
  var detail: String?
  let writer = PageWriter { response in
    switch response {
    case .format(let value): format = value
    case .page(let page): pages.append(page)
    case .notes(let text):
      pages[pages.count - 1] = Page(number: pages.count, text: pages[pages.count - 1].text, notes: text)
    case .paperPages(let count): paperPages = count
    case .end(let why, let what): (reason, detail) = (why, what)
    case .ready, .sheet, .piece: break
    }
  }
  var failure: SourceFailure?
  do throws(SourceFailure) {
    try MaterialReader.read(path: Array(path.utf8), name: name, aloud: aloud, into: writer)
  } catch {
    failure = error
  }
  writer.finish(failure)
  guard let format else { throw FixtureError(description: "no format") }
  return MaterialContent(format: format, pages: pages, reason: reason, detail: detail, paperPages: paperPages)
}
