import Glibc

/// A helper written as a shell script, to behave as no helper should.
final class FakeHelper {
  let path: String
  private let folder: String

  /// Shell functions that speak the protocol: `ready`, `format`, `page NUMBER LETTER`, `end`, and `request`, which waits
  /// for one and takes its bytes.
  private static let words = """
    #!/bin/bash
    ready() { printf 'R\\001\\000\\000\\000\\011'; }
    format() { printf 'F\\004\\000\\000\\000text'; }
    page() { printf "P\\\\005\\\\000\\\\000\\\\000\\\\00$1\\\\000\\\\000\\\\000$2"; }
    end() { printf 'E\\001\\000\\000\\000\\000'; }
    request() { [ -n "$(dd bs=65536 count=1 2>/dev/null | tr -d '\\000')" ] || exit; }
    """

  init(_ script: String) throws {
    var template = Array("/tmp/utsusu-fake-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw FakeError() }
    folder = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
    path = folder + "/reader"
    guard let file = fopen(path, "w") else { throw FakeError() }
    fputs(Self.words + "\n" + script + "\n", file)
    fclose(file)
    chmod(path, 0o700)
  }

  deinit {
    unlink(path)
    rmdir(folder)
  }

  struct FakeError: Error {}
}
