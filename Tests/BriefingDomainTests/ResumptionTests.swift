import BriefingDomain
import InstantLiterals
import Testing

/// A projection that goes on after its server was away.
struct ResumptionTests {
  static func resumed(_ material: Material.ID, _ page: Int, version: Int = 1, isBlack: Bool = false) -> Projection {
    Projection(
      materials: [ProjectedMaterial(id: 7, version: 1), ProjectedMaterial(id: 8, version: 2)], driver: "佐藤",
      resuming: .init(page: PageAddress(material: material, version: version, page: page), isBlack: isBlack))
  }

  @Test func atThePageThatWasOn() {
    var projection = Self.resumed(8, 3, version: 2)
    // Not the first that is ready.
    projection.prepared(7, version: 1, pages: 5, at: 1000)
    #expect(projection.shown.page == nil)
    projection.prepared(8, version: 2, pages: 4, hidden: [3], at: 2000)
    // It is hidden, and was up all the same.
    #expect(projection.shown.page == PageAddress(material: 8, version: 2, page: 3))
    #expect(projection.drainRecord().count == 1)
  }

  @Test func whereTheMaterialWasReplacedMeanwhile() {
    var projection = Self.resumed(8, 3, version: 1)
    projection.prepared(8, version: 2, pages: 4, hidden: [3], at: 2000)
    #expect(projection.shown.page == PageAddress(material: 8, version: 2, page: 4))
    var shorter = Self.resumed(8, 9, version: 1)
    shorter.prepared(8, version: 2, pages: 4, at: 2000)
    #expect(shorter.shown.page == PageAddress(material: 8, version: 2, page: 4))
  }

  @Test func whereTheMaterialIsNoMore() {
    var gone = Self.resumed(9, 3)
    gone.prepared(7, version: 1, pages: 5, at: 1000)
    #expect(gone.shown.page == PageAddress(material: 7, version: 1, page: 1))
    var broken = Self.resumed(7, 3)
    broken.failed(7, version: 1, .cannotRead, at: 1000)
    broken.prepared(8, version: 2, pages: 4, at: 1000)
    #expect(broken.shown.page == PageAddress(material: 8, version: 2, page: 1))
  }

  @Test func black() {
    var projection = Self.resumed(7, 3, isBlack: true)
    projection.prepared(7, version: 1, pages: 5, at: 1000)
    #expect(projection.isBlack)
    #expect(projection.drainRecord().isEmpty)
  }
}
