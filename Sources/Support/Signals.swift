import Dispatch

internal import Glibc

/// The signals that steer the daemon, as a stream.
package struct Signals: Sendable {
    /// What somebody asked for.
    package enum Signal: Sendable, Equatable, CaseIterable {
        /// SIGHUP: read the configuration again.
        case reload
        /// SIGTERM: stop.
        case terminate
        /// SIGINT: stop, asked for at a keyboard.
        case interrupt

        var number: Int32 {
            switch self {
            case .reload: SIGHUP
            case .terminate: SIGTERM
            case .interrupt: SIGINT
            }
        }
    }

    /// Every signal from the moment of `init` on, for one reader; they are ignored when nobody holds the stream any more.
    package let stream: AsyncStream<Signal>

    /// Takes the signals over from their default, which is to end the process. SIGPIPE is ignored from now on too.
    package init() {
        let (stream, continuation) = AsyncStream.makeStream(of: Signal.self)
        let queue = DispatchQueue(label: "copydesk.signals")
        signal(SIGPIPE, SIG_IGN)
        // Sources may be cancelled from any thread; Dispatch only does not say so.
        nonisolated(unsafe) let sources = Signal.allCases.map { wanted in
            // Ignored and then observed by Dispatch; a blocked mask with signalfd does not survive an async main.
            signal(wanted.number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: wanted.number, queue: queue)
            source.setEventHandler { @Sendable in continuation.yield(wanted) }
            source.activate()
            return source
        }
        continuation.onTermination = { _ in
            for source in sources { source.cancel() }
        }
        self.stream = stream
    }
}
