import Support

/// Why a server cannot start.
package enum ServerError: DeskError, Equatable {
    case cannotListen(host: String, port: Int, reason: String)
    case cannotStart(port: Int)
    case ranBefore(port: Int)

    package var disposition: Disposition {
        switch self {
        case .cannotListen, .cannotStart: .needsOperator
        case .ranBefore: .permanent
        }
    }

    package var description: String {
        switch self {
        case .cannotListen(let host, let port, let reason):
            "cannot listen on \(host):\(port): \(reason); choose another address or stop the program that has it"
        case .cannotStart(let port):
            "the HTTP server on port \(port) could not start its thread; check the limits of open files and threads"
        case .ranBefore(let port):
            "the HTTP server on port \(port) has run before; make a new one to serve again"
        }
    }
}
