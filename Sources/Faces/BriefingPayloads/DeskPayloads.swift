/// What was brought to be registered, for the page that brought it. Members stand in the JSON as they are named here.
package struct StagedPayload: Payload {
  package let batch: String
  /// What the first file's name gives.
  package let title: String?
  package let files: [File]

  package struct File: Payload {
    package let name: String
    package let remark: String

    package init(name: String, remark: String) {
      self.name = name
      self.remark = remark
    }
  }

  package init(batch: String, title: String?, files: [File]) {
    self.batch = batch
    self.title = title
    self.files = files
  }
}
