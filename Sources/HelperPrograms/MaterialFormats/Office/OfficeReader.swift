import BriefingDomain
import HelperService

/// Lets the right reader read an Office document.
enum OfficeReader {
  static func read(_ package: OfficePackage, into pages: PageWriter) throws(SourceFailure) {
    do {
      switch package.format {
      case .docx: try WordReader(package).read(into: pages)
      case .pptx: try SlidesReader(package).read(into: pages)
      default: try WorkbookReader(package).read(into: pages)
      }
    } catch {
      for problem in package.problems { pages.note(problem.reason, problem.detail) }
      throw error
    }
    for problem in package.problems { pages.note(problem.reason, problem.detail) }
  }
}
