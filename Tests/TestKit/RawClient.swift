import Dispatch
import Glibc

/// A client that sees what is on the wire: plain blocking sockets, off the cooperative threads.
package final class RawClient: Sendable {
    /// How a connection ended.
    package enum Ending: Equatable {
        case closed
        case reset
    }

    private let descriptor: Int32
    private let queue = DispatchQueue(label: "raw client")

    /// Connects to a port of 127.0.0.1.
    package init(port: Int) {
        descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        _ = withUnsafePointer(to: &address) {
            $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(descriptor, $0, socklen_t(MemoryLayout<sockaddr_in>.size)) }
        }
    }

    deinit { close(descriptor) }

    package func send(_ text: String) async { await send([UInt8](text.utf8)) }

    package func send(_ bytes: [UInt8]) async {
        await blocking { descriptor in
            var sent = 0
            while sent < bytes.count {
                let count = bytes[sent...].withUnsafeBytes {
                    Glibc.send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
                }
                if count <= 0 { return }
                sent += count
            }
        }
    }

    /// A GET with the needed headers.
    package func get(_ target: String, headers: String = "") async {
        await send("GET \(target) HTTP/1.1\r\nHost: test\r\n\(headers)\r\n")
    }

    /// What arrives up to and including `mark`, or up to the end.
    package func read(through mark: String) async -> String {
        await blocking { descriptor in
            var text: [UInt8] = []
            while !String(decoding: text, as: UTF8.self).hasSuffix(mark) {
                var byte: UInt8 = 0
                guard recv(descriptor, &byte, 1, 0) == 1 else { break }
                text.append(byte)
            }
            return String(decoding: text, as: UTF8.self)
        }
    }

    /// Everything until the connection ends, and how it ended.
    package func readToEnd() async -> (text: String, ending: Ending) {
        await blocking { descriptor in
            var text: [UInt8] = []
            var buffer = [UInt8](repeating: 0, count: 64 << 10)
            while true {
                let count = recv(descriptor, &buffer, buffer.count, 0)
                if count > 0 {
                    text += buffer[..<count]
                } else {
                    return (String(decoding: text, as: UTF8.self), count == 0 ? .closed : .reset)
                }
            }
        }
    }

    /// One answer with a Content-Length: its head and its body.
    package func answer() async -> (head: String, body: String) {
        let head = await read(through: "\r\n\r\n")
        let length =
            head.split(separator: "\r\n").first { $0.lowercased().hasPrefix("content-length:") }
            .flatMap { Int($0.split(separator: " ").last ?? "") } ?? 0
        let body = await blocking { descriptor in
            var bytes = [UInt8](repeating: 0, count: length)
            let count = length == 0 ? 0 : recv(descriptor, &bytes, length, Int32(MSG_WAITALL))
            return String(decoding: bytes.prefix(max(0, count)), as: UTF8.self)
        }
        return (head, body)
    }

    private func blocking<Result: Sendable>(_ body: @escaping @Sendable (Int32) -> Result) async -> Result {
        await withCheckedContinuation { done in
            queue.async { @Sendable [descriptor] in done.resume(returning: body(descriptor)) }
        }
    }
}
