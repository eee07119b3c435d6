internal import Foundation
internal import Minutes
internal import WorkerProtocol

/// A place for one helper, on a queue of its own: waiting for an answer blocks nobody else.
actor HelperSlot<Request: Order> {
  private let executor: QueueExecutor
  private let settings: HelperPool<Request>.Settings
  private let stop: StopFlag
  private var helper: HelperProcess?

  init(number: Int, settings: HelperPool<Request>.Settings, stop: StopFlag) {
    executor = QueueExecutor(label: "helper-\(number)")
    self.settings = settings
    self.stop = stop
  }

  nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }

  func perform(_ order: Request) -> Result<Request.Answer, ExchangeFailure> {
    do throws(ExchangeFailure) {
      guard !stop.isRaised else {
        throw ExchangeFailure(.stopped, .workerLost, "interrupted")
      }
      let answer = try exchange(order)
      // Libraries leak, and one huge page would be paid for until the end.
      if let helper, helper.memory > settings.memoryLimit { close() }
      return .success(answer)
    } catch {
      close()
      return .failure(error)
    }
  }

  func close() {
    helper?.end()
    helper = nil
  }

  private func started() throws(ExchangeFailure) -> HelperProcess {
    if let helper { return helper }
    let started = try HelperProcess(
      executable: settings.executable, arguments: settings.arguments)
    helper = started
    return started
  }

  private func exchange(_ order: Request) throws(ExchangeFailure) -> Request.Answer {
    let helper = try started()
    let line: Data
    do { line = try CanonicalJSON.line(order) } catch {
      throw ExchangeFailure(.senseless, .badJob, "\(error)")
    }
    let bytes = try helper.exchange(
      line, within: settings.timeLimit, isStopped: { stop.isRaised })
    let answer: Request.Answer
    do { answer = try JSONDecoder().decode(Request.Answer.self, from: bytes) } catch {
      throw ExchangeFailure(
        .senseless, .workerLost, "the worker's answer can't be understood")
    }
    guard answer.id == order.id else {
      throw ExchangeFailure(.senseless, .workerLost, "the worker answered another job")
    }
    return answer
  }
}
