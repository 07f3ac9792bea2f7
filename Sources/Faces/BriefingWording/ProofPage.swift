internal import BriefingDomain
internal import BriefingLedger
package import BriefingLibrary

/// The proof of pages as one self-contained page, for print.
package struct ProofPage {
  private let wording: ProofWording
  private let clock: OfficeClock

  /// - Parameter isAtDesk: whether its reader has a browser and no shell.
  package init(_ proof: ProofOfPages, _ clock: OfficeClock, isAtDesk: Bool = false) {
    (wording, self.clock) = (ProofWording(proof, clock, isAtDesk: isAtDesk), clock)
  }

  package var html: String {
    HTML.document(language: Language.current.rawValue, head: ReportPage.head(wording.title), body: body)
  }

  @HTMLBuilder private var body: HTML {
    tag("header") {
      tag("h1") { wording.title }
      tag("p", ["class": "subtitle"]) { wording.madeAt }
    }
    tag("main") {
      tag("section", ["class": "method"]) {
        tag("dl") {
          for (name, value) in wording.facts {
            tag("div") {
              tag("dt") { name }
              tag("dd") { value }
            }
          }
        }
      }
      if !wording.proof.shown.isEmpty {
        tag("h2") { tr("Materials shown", "提示した資料") }
        table(
          tr("Materials shown", "提示した資料"), [tr("File", "ファイル"), tr("Version", "版"), "SHA-256"],
          wording.proof.shown.map { version in
            [version.fileName, "\(version.number)", wording.hash(of: version)]
          }, isHashed: true)
      }
      tag("h2") { tr("Projected", "投影の記録") }
      if wording.details.projections.isEmpty { tag("p") { wording.nothing } }
      wording.details.projections.map(record)
      tag("h2") { tr("Ledger", "台帳") }
      table(
        tr("Ledger", "台帳"),
        [tr("No", "番号"), tr("Recipient", "報告先"), tr("Form", "提出形態"), tr("Evidence", "根拠"), tr("Hash", "ハッシュ")],
        wording.details.entries.map { entry in
          let content = entry.content
          let evidence = [content.evidence.label, wording.details.mark(of: entry)].compactMap(\.self)
          return [
            "\(entry.number)", content.recipient.name, content.handout.label,
            evidence.joined(separator: tr(", ", "、")), "\(entry.hash)",
          ]
        }, isHashed: true)
    }
    tag("footer") { wording.chain.map { line in tag("p", ["class": "hash"]) { line.replacing("`", with: "") } } }
  }

  /// Who was there, on how many screens, then each page with its times.
  private func record(_ report: ProjectionReport) -> HTML {
    let circumstances = report.circumstances.joined(separator: tr("; ", "。"))
    return tag("h3") { report.place(clock) }
      + (circumstances.isEmpty ? HTML() : tag("p") { circumstances })
      + table(
        report.place(clock),
        [
          tr("From", "開始"), tr("Until", "終了"), tr("Page", "ページ"), tr("File", "ファイル"), tr("Up for", "表示時間"),
          tr("On a screen for", "画面に出ていた時間"), tr("By", "進行"),
        ],
        report.lines.map { line in
          [
            clock.stamp(line.from), line.until.map(clock.stamp) ?? tr("now", "現在"), "\(line.page)",
            wording.name(of: line.version) + line.remark, seconds(line.from, line.until),
            line.seenFrom.map { seconds($0, line.until) } ?? "–", line.driver,
          ]
        })
      + tag("p", ["class": "hash"]) { wording.seal(of: report) }
  }

  private func seconds(_ from: PreciseInstant, _ until: PreciseInstant?) -> String {
    until.map { tr("\($0.since(from) / 1000) s", "\($0.since(from) / 1000) 秒") } ?? "–"
  }

  /// - Parameter isHashed: whether its last column has hashes.
  private func table(_ title: String, _ headings: [String], _ rows: [[String]], isHashed: Bool = false) -> HTML {
    guard !rows.isEmpty else { return tag("p") { tr("none", "なし") } }
    return ReportPage.scrolling(title) {
      tag("table", ["class": "list"]) {
        tag("thead") { tag("tr") { headings.map { heading in tag("th", ["scope": "col"]) { heading } } } }
        tag("tbody") {
          rows.map { row in
            tag("tr") {
              row.enumerated().map { place, cell in
                tag("td", ["class": isHashed && place == row.count - 1 ? "hash" : nil]) { cell }
              }
            }
          }
        }
      }
    }
  }
}
