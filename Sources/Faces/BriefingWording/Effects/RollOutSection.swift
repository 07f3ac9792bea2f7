internal import BriefingDomain

/// The roll-out on the page: the chart with its table, and the floors that come next.
struct RollOutSection {
  let wording: RollOutWording

  @HTMLBuilder var html: HTML {
    tag("section", ["class": "figure", "aria-labelledby": "since-adoption"]) {
      tag("h2", ["id": "since-adoption"]) { RollOutWording.courseTitle }
      if let course = wording.course, !course.points.isEmpty {
        tag("figure") {
          CoursePicture.legend
          ReportPage.scrolling(RollOutWording.courseTitle) { CoursePicture(course: course).html }
        }
        tag("details") {
          tag("summary") { tr("All months as a table", "すべての月の表") }
          Self.table(RollOutWording.courseTitle, RollOutWording.courseHeadings, wording.courseRows)
          tag("p", ["class": "formula"]) { RollOutWording.courseNote }
        }
      }
      Self.lines(wording.courseLines)
    }
    tag("section", ["aria-labelledby": "next-floors"]) {
      tag("h2", ["id": "next-floors"]) { RollOutWording.outlookTitle }
      Self.lines(wording.outlookLines)
      if !wording.outlookRows.isEmpty {
        Self.table(RollOutWording.outlookTitle, RollOutWording.outlookHeadings, wording.outlookRows)
      }
    }
  }

  static func lines(_ lines: [(label: String, text: String)]) -> HTML {
    tag("dl", ["class": "effect-lines"]) {
      for line in lines {
        tag("div") {
          tag("dt") { line.label }
          tag("dd") { line.text }
        }
      }
    }
  }

  private static func table(_ title: String, _ headings: [String], _ rows: [[String]]) -> HTML {
    // The chart above it has the title by itself.
    ReportPage.scrolling(tr("\(title), table", "\(title)（表）")) {
      tag("table", ["class": "numbers narrow"]) {
        tag("caption") { title }
        tag("thead") { tag("tr") { headings.map { heading in tag("th", ["scope": "col"]) { heading } } } }
        tag("tbody") {
          rows.map { row in
            tag("tr") {
              tag("th", ["scope": "row"]) { row[0] }
              row.dropFirst().map { cell in tag("td") { cell } }
            }
          }
        }
      }
    }
  }
}
