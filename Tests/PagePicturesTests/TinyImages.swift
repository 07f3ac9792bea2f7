/// Sixteen pixels by eight, red on the left and blue on the right, in the formats of offices.
enum TinyImages {
  static let all: [(ending: String, base64: String)] = [
    (
      "png",
      "iVBORw0KGgoAAAANSUhEUgAAABAAAAAIAgMAAACNGJcEAAAABGdBTUEAALGPC/xhBQAAACBjSFJNAAB6JgAAgIQAAPoA"
        + "AACA6AAAdTAAAOpgAAA6mAAAF3CculE8AAAACVBMVEXgAAAAAOD///9vlA8BAAAAAWJLR0QCZgt8ZAAAAAd0SU1FB+oL"
        + "Fxc1C+2fYrgAAAAQY2FOdgAAAAgAAAAIAAAAAAAAAACy7VbZAAAAEElEQVQI12NgYAgNZSBMAABlGAVRqOIBgQAAACV0"
        + "RVh0ZGF0ZTpjcmVhdGUAMjAyNi0xMS0yM1QyMzo1MzoxMSswMDowMJ0FF1EAAAAldEVYdGRhdGU6bW9kaWZ5ADIwMjYt"
        + "MTEtMjNUMjM6NTM6MTErMDA6MDDsWK/tAAAAAElFTkSuQmCC"
    ),
    (
      "gif",
      "R0lGODlhEAAIAPEAAOAAAAAA4P///wAAACH5BAAAAAAAIf8LSW1hZ2VNYWdpY2sNZ2FtbWE9MC40NTQ1NQAsAAAAABAA"
        + "CAAAAhOEb6GriMzcgUsmGizA2XL9eVgBADs="
    ),
    (
      "bmp",
      "Qk0KAQAAAAAAAMoAAAB8AAAAEAAAAAgAAAABAAQAAAAAAEAAAAAAAAAAAAAAABAAAAAQAAAAAAD/AAD/AAD/AAAAAAAA"
        + "/0JHUnMAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAEAAAAAAAAAAAAAAAAAAAA"
        + "AADgAOAAAAD///8AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAR"
        + "ERERAAAAABEREREAAAAAEREREQAAAAARERERAAAAABEREREAAAAAEREREQAAAAARERERAAAAABERERE="
    ),
    (
      "tiff",
      "SUkqABYAAAB42mNgCA1lwIMBUngFURAAAAEDAAEAAAAQAAAAAQEDAAEAAAAIAAAAAgEDAAEAAAACAAAAAwEDAAEAAAAI"
        + "AAAABgEDAAEAAAADAAAACgEDAAEAAAABAAAAEQEEAAEAAAAIAAAAEgEDAAEAAAABAAAAFQEDAAEAAAABAAAAFgEDAAEA"
        + "AAAIAAAAFwEEAAEAAAAOAAAAHAEDAAEAAAABAAAAKQEDAAIAAAAAAAEAPgEFAAIAAAAkAQAAPwEFAAYAAAD0AAAAQAED"
        + "AAwAAADcAAAAAAAAAODgAAD//wAAAAAAAP//AAAAAODg//8AAIXrUQAAAIAAw/WoAAAAAALNzEwAAAAAAc3MTAAAAIAA"
        + "zcxMAAAAAAKPwvUAAAAAEDcaoAAAAAACK4cKAAAAIAA="
    ),
    (
      "webp",
      "UklGRj4AAABXRUJQVlA4IDIAAACwAQCdASoQAAgAAgA0JaACdLoABDAAAP73Zv/9kRj/wrX/gTuwP/pt/+BNIf/Ame4A"
        + "AA=="
    ),
    (
      "jpg",
      "/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIBAQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYG"
        + "CAsICQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUDAwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoK"
        + "CgoKCgoKCgoKCgoKCgoKCgoKCgr/wAARCAAIABADAREAAhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAACP/EABQQAQAA"
        + "AAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAAAAAKCAn/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIR"
        + "AxEAPwAFpnbgC2SwPu//2Q=="
    ),
  ]

  /// As a camera held upright writes it: turned by what its EXIF data say, red comes to lie above blue.
  static let turned =
    "/9j/4QAiRXhpZgAATU0AKgAAAAgAAQESAAMAAAABAAYAAAAAAAD/4AAQSkZJRgABAQAAAQABAAD/2wBDAAIBAQEBAQIB"
    + "AQECAgICAgQDAgICAgUEBAMEBgUGBgYFBgYGBwkIBgcJBwYGCAsICQoKCgoKBggLDAsKDAkKCgr/2wBDAQICAgICAgUD"
    + "AwUKBwYHCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgoKCgr/wAARCAAIABADAREA"
    + "AhEBAxEB/8QAFAABAAAAAAAAAAAAAAAAAAAACP/EABQQAQAAAAAAAAAAAAAAAAAAAAD/xAAWAQEBAQAAAAAAAAAAAAAA"
    + "AAAKCAn/xAAUEQEAAAAAAAAAAAAAAAAAAAAA/9oADAMBAAIRAxEAPwAFpnbgC2SwPu//2Q=="

  /// A TIFF of evenly grey pages.
  ///
  /// - Parameter pages: the tags of each, with the shade for the place of its pixels (273). The last page points at the first.
  static func scan(_ pages: [[Int: Int]], isLittle: Bool) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
      return isLittle ? bytes : bytes.reversed()
    }
    var file = Array((isLittle ? "II" : "MM").utf8) + number(42, 2) + number(8, 4)
    for (index, page) in pages.enumerated() {
      let dots = (page[256] ?? 0) * (page[257] ?? 0)
      // Grey, of 8 bits, not packed, in one strip; Exif's orientation where it is there.
      let tags = page.merging([258: 8, 259: 1, 262: 1, 277: 1, 278: page[257] ?? 0, 279: dots]) { first, _ in first }
      let behind = file.count + 2 + tags.count * 12 + 4
      var extra = [UInt8](repeating: UInt8(page[273] ?? 0), count: dots)
      file += number(tags.count, 2)
      for (tag, value) in tags.sorted(by: { $0.key < $1.key }) {
        switch tag {
        case 282, 283:
          file += number(tag, 2) + number(5, 2) + number(1, 4) + number(behind + extra.count, 4)
          extra += number(value, 4) + number(1, 4)
        default: file += number(tag, 2) + number(4, 2) + number(1, 4) + number(tag == 273 ? behind : value, 4)
        }
      }
      file += number(index + 1 < pages.count ? behind + extra.count : 8, 4) + extra
    }
    return file
  }
}
