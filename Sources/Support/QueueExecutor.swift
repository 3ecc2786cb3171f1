import Dispatch

/// Runs an actor's jobs on one serial Dispatch queue, so that blocking disk work never occupies the cooperative pool.
///
/// libdispatch on Linux has no `DispatchSerialQueue`, which is an executor by itself elsewhere.
package final class QueueExecutor: SerialExecutor {
    private let queue: DispatchQueue

    /// Makes the queue.
    package init(label: String) { queue = DispatchQueue(label: label) }

    package func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { @Sendable in job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }

    // Without this `assumeIsolated` traps even on the right queue.
    package func checkIsolated() { dispatchPrecondition(condition: .onQueue(queue)) }
}
