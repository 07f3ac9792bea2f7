public import BriefingDomain
internal import GRDB

/// The questions that can be asked; each is a method in the file of its subject.
public class StoreReader {
  let database: Database
  let safe: KeySafe?
  /// What ``limit(to:)`` has said.
  public internal(set) var reach = Reach.everything

  init(_ database: Database, _ safe: KeySafe? = nil) {
    self.database = database
    self.safe = safe
  }
}

/// The acts of one transaction, beside every question.
public final class StoreWriter: StoreReader {}
