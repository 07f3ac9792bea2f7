import BriefingDomain
import CLibevtx
import HelperService

/// Windows' own log of events (.evtx), open.
struct EventLog: ~Copyable {
  /// Bytes of XML that one event may have.
  private static let largestEvent = 16 << 20

  private let file: UnsafeMutablePointer<libevtx_file_t>

  /// - Parameter source: has to outlive this.
  /// - Throws: `damaged` where it is no such log, or has not even a beginning of one.
  init(_ source: borrowing SourceFile) throws(SourceFailure) {
    var opened: UnsafeMutablePointer<libevtx_file_t>?
    guard libevtx_file_initialize(&opened, nil) == 1, let file = opened,
      libevtx_file_open(file, source.name, libevtx_get_access_flags_read(), nil) == 1
    else {
      libevtx_file_free(&opened, nil)
      throw SourceFailure(.damaged, "log of events that cannot be opened")
    }
    self.file = file
  }

  deinit {
    var file: UnsafeMutablePointer<libevtx_file_t>? = file
    libevtx_file_free(&file, nil)
  }

  /// Whether something in it is not as it should be; a log that was open when it was copied is so too.
  var isDamaged: Bool { libevtx_file_is_corrupted(file, nil) != 0 }

  /// Whether it was open when it was copied: its head is behind what is in it.
  var wasOpen: Bool {
    var flags: UInt32 = 0
    libevtx_file_get_flags(file, &flags, nil)
    return flags & LIBEVTX_FILE_FLAG_IS_DIRTY.rawValue != 0
  }

  /// How many events it has, in the order of the file: a full log goes on at its beginning.
  var count: Int {
    var count: CInt = 0
    return libevtx_file_get_number_of_records(file, &count, nil) == 1 ? Int(count) : 0
  }

  /// The number that the log gave to an event, and what number says of what has happened; `nil` where the event cannot be read.
  func event(at place: Int) -> (identifier: UInt64, number: UInt32)? {
    record(at: place) { record in
      var (identifier, number) = (UInt64(0), UInt32(0))
      guard libevtx_record_get_identifier(record, &identifier, nil) == 1,
        libevtx_record_get_event_identifier(record, &number, nil) == 1
      else { return nil }
      return (identifier, number)
    }
  }

  /// An event as XML; `nil` where it cannot be read.
  func xml(at place: Int) -> [UInt8]? {
    record(at: place) { record in
      // With the zero behind it.
      var size = 0
      guard libevtx_record_get_utf8_xml_string_size(record, &size, nil) == 1, (1...Self.largestEvent).contains(size)
      else { return nil }
      var isRead = false
      let text = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
        isRead = libevtx_record_get_utf8_xml_string(record, buffer.baseAddress, size, nil) == 1
        count = isRead ? size - 1 : 0
      }
      return isRead ? Self.mended(text) : nil
    }
  }

  /// libevtx 20181227, that of Debian 12, takes 0x3FF too much off a character of two halves in UTF-16: 𠮷 comes as 𠞸.
  private static let isShort = String(cString: libevtx_get_version()) == "20181227"

  private static func mended(_ xml: [UInt8]) -> [UInt8] {
    guard isShort, xml.contains(where: { $0 >= 0xF0 }) else { return xml }
    let scalars = String(decoding: xml, as: UTF8.self).unicodeScalars.map { scalar in
      scalar.value < 0x10000 ? scalar : Unicode.Scalar(scalar.value + 0x3FF) ?? scalar
    }
    return Array(String(String.UnicodeScalarView(scalars)).utf8)
  }

  private func record<Value>(
    at place: Int, _ read: (UnsafeMutablePointer<libevtx_record_t>) -> Value?
  ) -> Value? {
    var opened: UnsafeMutablePointer<libevtx_record_t>?
    guard libevtx_file_get_record_by_index(file, CInt(place), &opened, nil) == 1, let record = opened else {
      return nil
    }
    defer { libevtx_record_free(&opened, nil) }
    return read(record)
  }
}
