public import BriefingDomain
internal import GRDB

extension StoreReader {
  /// Pages of paper that the briefing's materials make, added up; `nil` where that is not known of one of them, such as one
  /// that was taken away, or where there is none. A material of which nothing is left is none of the briefing's.
  ///
  /// The pages of a PDF, the slides of a deck and pictures are pages of paper; sections and sheets of other kinds are not:
  /// of these count the pages of their author's program, else those that were drawn.
  public func paperPages(of briefing: Briefing.ID) throws -> PaperPages? {
    let rows = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT format IN ('pdf', 'pptx', 'image') AND coalesce(reason, 'no-text') IN ('no-text', 'image'),
            pageCount, authorPages, drawnPages
          FROM version JOIN material ON material.id = materialID WHERE briefingID = ? AND isCurrent AND EXISTS (
            SELECT 1 FROM version AS other WHERE other.materialID = material.id AND other.removedAt IS NULL)
          """), arguments: [briefing])
    var (count, basis) = (0, PaperPages.Basis.file)
    for row in rows {
      let pages: Int = try row.value(1)
      // Sums of what no library holds could be larger than a number can be.
      guard (0...Int(Int32.max)).contains(pages) else {
        throw StoreError.damagedDatabase("pages of briefing \(briefing)")
      }
      if try row.value(0), pages > 0 {
        count += pages
      } else if let author: Int = try row.optional(2) {
        count += min(author, Handout.most)
        if basis == .file { basis = .author }
      } else if let drawn: Int = try row.optional(3) {
        count += min(drawn, Handout.most)
        basis = .drawn
      } else {
        return nil
      }
    }
    return count == 0 ? nil : PaperPages(count: count, basis: basis)
  }
}
