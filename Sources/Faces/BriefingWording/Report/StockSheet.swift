internal import BriefingDomain
internal import BriefingLibrary
internal import Spreadsheet

/// What the shelves say, as columns of a report's table.
enum StockSheet {
  /// Of all for the total, else of the unit of a row; empty in rows of other groupings, and no column without a stock-take.
  ///
  /// - Parameter grouping: `nil` for the total.
  static func cells(
    _ report: StockReport?, _ grouping: ReportRequest.Grouping?, _ name: String
  ) -> [(String, SheetCell)] {
    guard let report else { return [] }
    let ofUnit = grouping == .unit ? report.units.first { $0.name == name }?.sums : nil
    let sums = grouping == nil ? report.take.total : ofUnit
    let measured = sums.flatMap { $0.both > 0 ? $0 : nil }
    func metres(_ centimetres: Int?) -> SheetCell { centimetres.map { .decimal(Double($0) / 100) } ?? .empty }
    func share(_ value: Double?) -> SheetCell { value.map { .share($0) } ?? .empty }
    return [
      (tr("stock_base_fm", "文書量_基準fm"), metres(measured?.base)),
      (tr("stock_now_fm", "文書量_現在fm"), metres(measured?.now)),
      (tr("stock_reduction", "文書量の削減率"), share(sums?.reduction)),
      (tr("stock_bound_low", "文書量の下限"), share(sums?.bounds?.low)),
      (tr("stock_bound_high", "文書量の上限"), share(sums?.bounds?.high)),
      (tr("stock_discarded_fm", "廃棄fm"), metres(measured?.gone.discarded)),
      (tr("stock_archived_fm", "移管fm"), metres(measured?.gone.archived)),
      (tr("stock_scanned_fm", "電子化fm"), metres(measured?.gone.scanned)),
      (tr("stock_rest_fm", "文書量の差fm"), metres(measured?.unexplained)),
      (tr("stock_area_m2", "空いた面積m2"), sums.map { .decimal(Double($0.freed.area) / 100) } ?? .empty),
    ]
  }
}
