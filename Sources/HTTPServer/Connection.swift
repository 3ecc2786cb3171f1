internal import CMicroHTTPD
import Glibc

/// A connection of libmicrohttpd; valid between the first and the last callback of its request.
///
/// Suspending and resuming are thread-safe, everything else happens on the daemon's thread.
struct Connection: @unchecked Sendable {
    private let pointer: OpaquePointer

    init(_ pointer: OpaquePointer) { self.pointer = pointer }

    func suspend() { MHD_suspend_connection(pointer) }

    func resume() { MHD_resume_connection(pointer) }

    func headers() -> [(name: String, value: String)] {
        var headers: [(name: String, value: String)] = []
        withUnsafeMutablePointer(to: &headers) { collected in
            _ = MHD_get_connection_values(
                pointer, .HEADER_KIND,
                { context, _, name, value in
                    let headers = context!.assumingMemoryBound(to: [(name: String, value: String)].self)
                    headers.pointee.append((String(cString: name!), value.map { String(cString: $0) } ?? ""))
                    return .YES
                }, collected)
        }
        return headers
    }

    func queue(_ status: Int, _ response: OpaquePointer) -> MHD_Result {
        MHD_queue_response(pointer, UInt32(clamping: status), response)
    }

    /// Sends RST: SO_LINGER 0 still gives a FIN here, because libmicrohttpd shuts the socket down before it closes it.
    func reset() {
        var nobody = sockaddr()
        nobody.sa_family = sa_family_t(AF_UNSPEC)
        _ = connect(cmhd_socket(pointer), &nobody, socklen_t(MemoryLayout<sockaddr>.size))
    }
}
