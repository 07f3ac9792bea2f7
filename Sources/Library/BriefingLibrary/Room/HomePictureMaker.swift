package import BriefingDomain
package import HelperHost
internal import MaterialReading
package import PagePictures

extension Library {
  /// A maker of the home's pictures. Whoever lets it work holds the ``ServerLock``.
  ///
  /// - Throws: `HelperError.missing` where a helper is missing.
  package func pictureMaker() throws(HelperError) -> PictureMaker {
    PictureMaker(
      painter: try PainterLocation.find(environment: environment),
      reader: try ReaderLocation.find(environment: environment), sources: [home.materials], folder: home.pictures,
      libreOffice: try LibreOffice.find(environment: environment))
  }

  /// What the maker is told of a version.
  package func pictureSource(of version: MaterialVersion) -> PictureSource {
    PictureSource(
      sha256: version.sha256.description, path: path(of: version), format: version.format, name: version.fileName)
  }
}

extension PictureFault {
  package init(_ error: PictureError) {
    self =
      switch error {
      case .noLibreOffice: .noLibreOffice
      case .cannotRead, .noSuchPage: .cannotRead
      case .tooLarge: .tooLarge
      case .timedOut: .timedOut
      case .crashed: .crashed
      case .noPainter, .cannotWrite: .unavailable
      }
  }
}
