internal import CMicroHTTPD

/// A response on its way to libmicrohttpd, with the pieces of its body when it streams.
struct Answer: Sendable {
    private let response: ServerResponse
    let pieces: ResponsePieces?

    /// An answer; the connection is needed to wake it when a streamed body goes on.
    init(_ response: ServerResponse, on connection: Connection? = nil) {
        self.response = response
        if case .stream(let stream) = response.body, let connection {
            pieces = ResponsePieces(stream, connection)
        } else {
            pieces = nil
        }
    }

    /// Queues the answer, or makes the connection fail as the response asks.
    func queue(on connection: Connection) -> MHD_Result {
        var cut: Int?
        switch response.fault {
        case .dropBefore: return .NO
        case .reset:
            connection.reset()
            return .NO
        case .truncate(let count): cut = count
        case .delay, nil: break
        }
        guard let made = make(cut: cut) else { return .NO }
        defer { MHD_destroy_response(made) }
        for (name, value) in response.headers where !Self.ownHeaders.contains(name.lowercased()) {
            MHD_add_response_header(made, name, Self.oneLine(value))
        }
        return connection.queue(response.status, made)
    }

    private func make(cut: Int?) -> OpaquePointer? {
        switch response.body {
        case .bytes(let bytes):
            if let cut { return TruncatedBody.response(bytes, cut: cut) }
            return bytes.withUnsafeBytes {
                MHD_create_response_from_buffer($0.count, UnsafeMutableRawPointer(mutating: $0.baseAddress), .RESPMEM_MUST_COPY)
            }
        case .stream:
            guard let pieces else { return nil }
            if let cut { pieces.truncate(after: cut) }
            return pieces.response()
        }
    }

    /// libmicrohttpd computes these itself.
    private static let ownHeaders: Set<String> = ["content-length", "transfer-encoding"]

    /// A header value cannot start a new header.
    private static func oneLine(_ value: String) -> String {
        value.utf8.contains { $0 < 0x20 }
            ? String(String.UnicodeScalarView(value.unicodeScalars.map { $0.value < 0x20 ? " " : $0 })) : value
    }
}

/// A body that ends early although the head promises all of it.
private final class TruncatedBody: Sendable {
    private let bytes: ArraySlice<UInt8>

    private init(_ bytes: ArraySlice<UInt8>) { self.bytes = bytes }

    static func response(_ bytes: [UInt8], cut: Int) -> OpaquePointer? {
        MHD_create_response_from_callback(
            UInt64(bytes.count), 16 << 10,
            { context, position, room, count in
                Unmanaged<TruncatedBody>.fromOpaque(context!).takeUnretainedValue().read(at: Int(position), into: room!, count)
            },
            Unmanaged.passRetained(TruncatedBody(bytes.prefix(max(0, cut)))).toOpaque(),
            { Unmanaged<TruncatedBody>.fromOpaque($0!).release() })
    }

    private func read(at position: Int, into room: UnsafeMutablePointer<CChar>, _ count: Int) -> Int {
        let part = bytes.dropFirst(position).prefix(count)
        if part.isEmpty { return cmhd_end_with_error }
        UnsafeMutableRawBufferPointer(start: room, count: count).copyBytes(from: part)
        return part.count
    }
}
