package import BriefingDomain
internal import JapaneseText
package import Spreadsheet

extension SpreadsheetError {
  package var kind: FailureKind {
    switch self {
    case .missingLibrary: .unavailable
    case .exists, .cannotWrite: .cannotWrite
    case .tooManyRows, .tooLongText: .badData
    }
  }

  package var sentence: String {
    switch self {
    case .missingLibrary:
      tr(
        "XLSX needs libxlsxwriter, which is not there: apt install libxlsxwriter4. --format csv needs nothing.",
        "XLSX の書き出しに要る libxlsxwriter がありません。apt install libxlsxwriter4 で入れるか、--format csv を使ってください。")
    case .exists(let path):
      tr(
        "\(path.quoted) is there already and was left as it is. Give another name, or take it away first.",
        "\(path.quoted) は既にあります（上書きしていません）。別の名前にするか、先に移してください。")
    case .cannotWrite(let path, let why):
      tr(
        "\(path.quoted) cannot be written (\(why)). Check the folder, its permissions and free space.",
        "\(path.quoted) に書き込めません（\(why)）。フォルダ、権限、空き容量を確かめてください。")
    case .tooManyRows(let most):
      tr(
        "A sheet holds \(Figure.count(most)) rows, and there are more. Nothing was written. Ask for less, or use --format csv.",
        "1つのシートに入るのは \(Figure.count(most)) 行までです。何も書き出していません。範囲を絞るか、--format csv を使ってください。")
    case .tooLongText(let row, let column, let most):
      tr(
        "Row \(row), column \(column.safe): a cell holds \(Figure.count(most)) characters, and this text has more. Nothing "
          + "was written. Use --format csv.",
        "\(row) 行目「\(column.safe)」列: 1つのセルに入るのは \(Figure.count(most)) 文字までです。何も書き出していません。"
          + "--format csv を使ってください。")
    }
  }
}
