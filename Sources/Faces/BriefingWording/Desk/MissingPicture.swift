package import BriefingDomain

/// What stands in the place of a page's picture that cannot be made: why, as a drawing, since it is asked for as one.
package enum MissingPicture {
  /// In the language of its reader.
  package static func svg(_ version: MaterialVersion, _ fault: PictureFault) -> String {
    let lines = lineWrapped(version.whyNoPicture(fault), columns: 20).prefix(6)
    return tag(
      "svg",
      [
        "xmlns": "http://www.w3.org/2000/svg", "viewBox": "0 0 320 226", "width": "320", "height": "226",
        "font-family": "sans-serif", "font-size": "28", "fill": "#444",
      ]
    ) {
      tag("rect", ["width": "320", "height": "226", "fill": "#f2f2f2"])
      for (place, line) in lines.enumerated() {
        Drawing.label(line, "", x: 160, y: 123 + 36 * (Double(place) - Double(lines.count - 1) / 2))
      }
    }.source
  }
}

extension MaterialVersion {
  /// A file that cannot be read is said to be so as where it was registered.
  func whyNoPicture(_ fault: PictureFault) -> String {
    [.cannotRead, .crashed].contains(fault) ? lack ?? fault.sentence : fault.sentence
  }
}
