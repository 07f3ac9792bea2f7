internal import BriefingDomain
internal import BriefingLibrary
internal import Hummingbird

/// Pictures of pages, for those who may look at their briefing.
struct PagePictureRoutes: Sendable {
  let pages: any PageSource
  let pictures: PictureCache

  var routes: [DeskRoute] {
    [
      .page("pages/:material/:version/:page/:width", for: .look) { desk in
        guard let page = PageAddress(named: desk.context),
          let version = try await desk.visit.visible(page.material, version: page.version)
        else { throw RequestError.noSuchPlace }
        return try await desk.picture(of: version, page: page.page, pages, pictures)
      }
    ]
  }
}
