extension RandomOffice {
  /// What the script is told of a report.
  struct Request: Encodable {
    let arguments: [String]
    let period: String
    let base: String?
    let measure, by: String
    let running, seenOnly: Bool
    let asOf: String?
    let now: String
    let status: Int
  }

  /// Zones of one office: less than twelve hours apart, so that a day without a time stays where it is.
  static let zones = [
    ["Asia/Tokyo", "Asia/Kolkata", "Europe/London"], ["Asia/Tokyo", "Asia/Kolkata", "Pacific/Kiritimati"],
    ["America/New_York", "Europe/London"], ["America/New_York", "Pacific/Pago_Pago"],
  ]
}
