import Glibc

/// A listening socket, TCP or Unix; connections that arrive before anybody accepts wait in its backlog.
struct ListeningSocket: ~Copyable, Sendable {
    let descriptor: Int32
    let port: Int

    init(host: String, port: Int) throws(ServerError) {
        func failure(_ reason: String) -> ServerError { .cannotListen(host: host, port: port, reason: reason) }
        guard (0...65535).contains(port) else { throw failure("a port is between 0 and 65535") }
        var hints = addrinfo()
        hints.ai_socktype = Int32(SOCK_STREAM.rawValue)
        hints.ai_flags = AI_PASSIVE | AI_NUMERICSERV
        var found: UnsafeMutablePointer<addrinfo>?
        let code = getaddrinfo(host, String(port), &hints, &found)
        guard code == 0, let address = found?.pointee else { throw failure(String(cString: gai_strerror(code))) }
        defer { freeaddrinfo(found) }

        let descriptor = socket(address.ai_family, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw failure(String(cString: strerror(errno))) }
        var one: Int32 = 1
        setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &one, socklen_t(MemoryLayout<Int32>.size))
        guard bind(descriptor, address.ai_addr, address.ai_addrlen) == 0, listen(descriptor, SOMAXCONN) == 0 else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw failure(reason)
        }
        self.descriptor = descriptor
        self.port = Self.port(of: descriptor)
    }

    /// Listens on a path; whoever may write to its folder and to the socket (`mode`) may connect. A dead socket is replaced.
    init(path: String, mode: UInt32) throws(ServerError) {
        var address = sockaddr_un()
        address.sun_family = sa_family_t(AF_UNIX)
        let bytes = Array(path.utf8)
        let room = MemoryLayout.size(ofValue: address.sun_path) - 1
        func failure(_ reason: String) -> ServerError { .cannotListen(host: path, port: 0, reason: reason) }
        guard bytes.count <= room else { throw failure("the path is longer than \(room) bytes") }
        withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: bytes) }
        let descriptor = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue | SOCK_NONBLOCK.rawValue), 0)
        guard descriptor >= 0 else { throw failure(String(cString: strerror(errno))) }
        unlink(path)
        let bound = withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
                bind(descriptor, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
            }
        }
        guard bound == 0, chmod(path, mode) == 0, listen(descriptor, 64) == 0 else {
            let reason = String(cString: strerror(errno))
            close(descriptor)
            throw failure(reason)
        }
        self.descriptor = descriptor
        port = 0
    }

    deinit { close(descriptor) }

    private static func port(of descriptor: Int32) -> Int {
        var storage = sockaddr_in6()
        var length = socklen_t(MemoryLayout<sockaddr_in6>.size)
        // Both families keep the port at the same place.
        return withUnsafeMutablePointer(to: &storage) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { _ = getsockname(descriptor, $0, &length) }
            return Int(UInt16(bigEndian: pointer.pointee.sin6_port))
        }
    }
}
