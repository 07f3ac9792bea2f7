/// Makes each thing once, however many ask for it at a time. When all have lost interest, the making is cancelled.
actor SharedTask<Key: Hashable & Sendable, Value: Sendable> {
  private struct Making {
    let task: Task<Value, any Error>
    var interested = 0
  }

  private var makings: [Key: Making] = [:]

  /// What `make` gives, or what it gives to another who has asked already.
  func value(_ key: Key, make: @escaping @Sendable () async throws -> Value) async throws -> Value {
    var making = makings[key] ?? Making(task: Task { try await make() })
    making.interested += 1
    makings[key] = making
    let task = making.task
    defer { if makings[key]?.task == task { makings[key] = nil } }
    return try await withTaskCancellationHandler {
      try await task.value
    } onCancel: {
      // This closure cannot wait for the actor; the task does no more than that.
      Task { await self.loseInterest(key, task) }
    }
  }

  private func loseInterest(_ key: Key, _ task: Task<Value, any Error>) {
    guard makings[key]?.task == task else { return }
    makings[key]?.interested -= 1
    guard makings[key]?.interested == 0 else { return }
    makings[key] = nil
    task.cancel()
  }
}
