import Glibc

/// What gets the inputs. Each looks not only for a crash: it checks what always holds, and traps where it does not.
enum FuzzTarget: String, CaseIterable {
  case file, office, html, encodings, formats, search, dates, csv, frames, prints, check, stock, areas, answers

  func take(_ input: [UInt8]) {
    switch self {
    case .file: readFile(input)
    case .office: readOffice(input)
    case .html: scanHTML(input)
    case .encodings: decodeText(input)
    case .formats: displayNumber(input)
    case .search: SearchLibrary.shared.search(input)
    case .dates: readDate(input)
    case .csv: readTable(input)
    case .frames: readFrames(input)
    case .prints: readPrints(input)
    case .check: checkReport(input)
    case .stock: readStock(input)
    case .areas: readAreas(input)
    case .answers: readAnswers(input)
    }
  }

  static let chosen: FuzzTarget = {
    guard let name = getenv("FUZZ_TARGET").map({ String(cString: $0) }), let target = FuzzTarget(rawValue: name) else {
      fatalError("FUZZ_TARGET is none of \(allCases.map(\.rawValue).joined(separator: " "))")
    }
    return target
  }()
}

/// Called by libFuzzer with one input after another.
@_cdecl("LLVMFuzzerTestOneInput")
public func takeInput(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  FuzzTarget.chosen.take(Array(UnsafeBufferPointer(start: bytes, count: count)))
  return 0
}

/// Traps, so that libFuzzer keeps the input.
func check(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}

/// The first line, and what is behind it.
func firstLine(_ input: [UInt8]) -> (line: String, rest: ArraySlice<UInt8>) {
  let end = input.firstIndex(of: 0x0A) ?? input.endIndex
  return (String(decoding: input[..<end], as: UTF8.self), input[min(end + 1, input.endIndex)...])
}
