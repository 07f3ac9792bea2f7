import Foundation
import HelperHost

/// Shell scripts in place of the painter and of LibreOffice, to behave as none should. Each call or request leaves a line
/// in a log.
final class FakePrograms: Sendable {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "utsusu-fake-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// - Parameter script: may use `ready`, `request` (which waits for one, logs its act and leaves that in `$act`), `sizes`
  ///   and `picture`, which answers with the file `picture.webp`.
  func painter(_ script: String) throws -> String {
    try write(
      "painter",
      #"""
      ready() { printf 'R\001\000\000\000\011'; }
      sizes() { printf 'S\010\000\000\000\144\000\000\000\144\000\000\000'; }
      picture() { printf 'D\000\004\000\000'; cat "$here/picture.webp"; }
      request() {
        dd bs=65536 count=1 of="$here/request.$$" 2>/dev/null
        [ -s "$here/request.$$" ] || exit
        act=$(od -An -tu1 -j5 -N1 "$here/request.$$" | tr -d ' ')
        echo "$act" >>"$here/log"
      }
      """# + "\n" + script)
  }

  /// A reader that gives the text of page 1, and then that the rest is damaged.
  func readerOfHalf() throws -> String {
    try write(
      "reader",
      #"""
      printf 'R\001\000\000\000\011'
      while dd bs=65536 count=1 of="$here/read" 2>/dev/null && [ -s "$here/read" ]; do
        echo read >>"$here/log"
        printf 'F\003\000\000\000pdfP\007\000\000\000\001\000\000\000oneE\010\000\000\000damaged\000'
      done
      """#)
  }

  /// A cell that keeps the time and nothing else, with a LibreOffice in it.
  ///
  /// - Parameter script: gets the documents as `$@`; `make FILE` makes its PDF, `half FILE` begins it.
  func office(_ script: String) throws -> LibreOffice {
    let work = try write(
      "soffice.bin",
      #"""
      cd "$DESK/in" && set -- $DOCUMENTS
      echo "$#" >>"$here/log"
      half() { echo "%PDF-1.4" >"../out/${1%.*}.pdf"; }
      make() { cp "$here/a.pdf" "../out/${1%.*}.pdf"; }
      """# + "\n" + script)
    return LibreOffice(program: work, cell: try write("cell", #"exec timeout --kill-after=1 "$2" "$here/soffice.bin""#))
  }

  /// A cell that holds nothing in.
  func openCell() throws -> String {
    try write("open-cell", #"while [ "$1" != -- ]; do shift; done; shift; exec "$@""#)
  }

  private func write(_ name: String, _ script: String) throws -> String {
    let path = folder + "/" + name
    try Data("#!/bin/bash\nhere='\(folder)'\n\(script)\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o700], ofItemAtPath: path)
    return path
  }

  func put(_ bytes: some Sequence<UInt8>, as name: String) throws {
    try Data(bytes).write(to: URL(filePath: folder + "/" + name))
  }

  var log: [String] {
    ((try? String(contentsOfFile: folder + "/log", encoding: .utf8)) ?? "").split(separator: "\n").map(String.init)
  }
}
