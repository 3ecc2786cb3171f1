internal import CCurl
import Glibc
import Support

/// One request on its way, with all its redirects. Touched by the transfer thread alone once it is submitted.
final class Transfer: @unchecked Sendable {
    let id: UInt64
    let request: HTTPRequest
    let continuation: CheckedContinuation<HTTPResponse, any Error>
    /// The hop being asked.
    private(set) var address: WebAddress
    private(set) var method: String
    private(set) var body: HTTPRequest.Body
    /// Whether the token and headers like it still may go along.
    private(set) var sendsCredentials = true
    private(set) var reach: ReachGuard
    /// When the first hop began.
    private(set) var began: ContinuousClock.Instant?
    /// What libcurl holds for the current hop.
    var handle: HopHandle?

    private var response = HTTPResponse(status: 0)
    private var received = 0
    private var uploaded = 0
    private var timesWritten = 0
    private var everWritten = false
    private var failure: HTTPFailure?
    private var stoppedByReader = false
    private var headIsWhole = false

    init(id: UInt64, request: HTTPRequest, address: WebAddress, continuation: CheckedContinuation<HTTPResponse, any Error>) {
        self.id = id
        self.request = request
        self.address = address
        self.continuation = continuation
        method = request.method
        body = request.body
        reach = ReachGuard(request.reach, host: address.host, isProxied: request.proxy != nil)
    }

    /// True once the first byte of any hop may have left.
    var requestWritten: Bool { everWritten }

    /// Whether the connection is the request's own.
    var isFresh: Bool { if case .fresh = request.connection { true } else { false } }

    /// A failure of this transfer that concerns its current host.
    func failed(_ kind: HTTPFailure.Kind, _ detail: String = "") -> HTTPFailure {
        HTTPFailure(kind, host: address.host, requestWritten: everWritten, detail: detail)
    }

    /// What is left of the total time, nil when it is used up.
    func beginHop(now: ContinuousClock.Instant = .now) -> Duration? {
        let start = began ?? now
        began = start
        response.headers = []
        response.body = []
        response.status = 0
        (received, uploaded, timesWritten, headIsWhole) = (0, 0, 0, false)
        let left = request.limits.total - (now - start)
        return left > .zero ? left : nil
    }
}

// The callbacks of libcurl.
extension Transfer {
    /// Just before the request is written, each time; also for a connection that was opened earlier.
    func mayWrite(to remote: UnsafePointer<CChar>?) -> Bool {
        let literal = remote.map { String(cString: $0) } ?? ""
        guard reach.allows(NetworkAddress(literal)) else {
            failure = failed(.forbiddenAddress, literal)
            return false
        }
        // A dead pooled connection makes libcurl write again by itself; a request that is not repeatable must not be.
        if timesWritten > 0, isFresh || !request.repeatable {
            failure = failed(.closed)
            return false
        }
        if case .fresh(let lastGate) = request.connection, !lastGate() {
            failure = failed(.gate)
            return false
        }
        timesWritten += 1
        everWritten = true
        return true
    }

    /// A socket for the address, or none when it is out of reach.
    func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let target = withUnsafePointer(to: &address.pointee.addr) { NetworkAddress($0) }
        guard reach.allows(target) else {
            failure = failed(.forbiddenAddress, target?.text ?? "")
            return CCURL_SOCKET_BAD
        }
        return ccurl_open(address)
    }

    /// The next bytes of the body.
    func upload(into buffer: UnsafeMutableRawPointer, _ room: Int) -> Int {
        guard case .bytes(let bytes, _) = body else { return 0 }
        let count = min(room, bytes.count - uploaded)
        bytes.withUnsafeBytes { if count > 0 { memcpy(buffer, $0.baseAddress! + uploaded, count) } }
        uploaded += count
        return count
    }

    /// Starts the body over, which libcurl wants before it writes a request again.
    func rewind(to offset: Int) { uploaded = offset }

    /// One line of a header block.
    func receiveHead(_ line: UnsafeRawBufferPointer) {
        if line.starts(with: "HTTP/".utf8) {
            // A new block: an interim response came before it.
            response.headers.removeAll(keepingCapacity: true)
            headIsWhole = false
            let status = line.split(separator: UInt8(ascii: " "), maxSplits: 2).dropFirst().first
            response.status = status.flatMap { Int(String(decoding: $0.prefix(3), as: UTF8.self)) } ?? 0
            return
        }
        if line.elementsEqual("\r\n".utf8) || line.elementsEqual("\n".utf8) { headIsWhole = true }
        guard let colon = line.firstIndex(of: UInt8(ascii: ":")) else { return }
        let isBlank = { (byte: UInt8) in byte == 0x20 || byte == 9 || byte == 13 || byte == 10 }
        let value = line[(colon + 1)...].drop(while: isBlank)
        let end = value.lastIndex { !isBlank($0) } ?? value.startIndex - 1
        response.headers.append(
            HTTPHeader(String(decoding: line[..<colon], as: UTF8.self), String(decoding: value[..<(end + 1)], as: UTF8.self)))
    }

    /// A piece of the decoded body; false ends the transfer.
    func receiveBody(_ piece: UnsafeRawBufferPointer) -> Bool {
        received += piece.count
        if received > request.limits.body {
            failure = failed(.tooLarge, "more than \(request.limits.body) bytes")
            return false
        }
        if let onChunk = request.onChunk, response.isSuccess {
            stoppedByReader = !onChunk([UInt8](piece))
            return !stoppedByReader
        }
        if response.body.isEmpty, let length = response.header("content-length").flatMap({ Int($0) }), length > 0 {
            response.body.reserveCapacity(min(length, request.limits.body, 1 << 20))
        }
        response.body.append(contentsOf: piece)
        return true
    }
}

// What comes after a hop.
extension Transfer {
    enum Next {
        case done(HTTPResponse)
        case failed(HTTPFailure)
        case followed
    }

    /// Judges a finished hop; with `.followed` the transfer is ready for the next one.
    func conclude(_ code: CURLcode, wasRefused: Bool) -> Next {
        // To libcurl a connection that ends within the head is a whole answer.
        if code == CURLE_OK, !headIsWhole { return .failed(failed(.closed)) }
        if code == CURLE_OK || stoppedByReader {
            response.url = address.text
            return follow()
        }
        if let failure { return .failed(failure.written(everWritten)) }
        return .failed(failed(kind(of: code, wasRefused), "libcurl \(code.rawValue): \(String(cString: curl_easy_strerror(code)))"))
    }

    private func follow() -> Next {
        guard !isFresh, request.limits.redirects > 0, [301, 302, 303, 307, 308].contains(response.status),
            let location = response.header("location")
        else { return .done(response) }
        guard response.redirects.count < request.limits.redirects else {
            return .failed(failed(.protocolError, "more than \(request.limits.redirects) redirects"))
        }
        guard let next = address.resolve(location) else { return .failed(failed(.badURL, "a redirect leads to no http address")) }
        response.redirects.append(HTTPRedirect(status: response.status, url: next.text))
        // RFC 9110, 15.4: 303 asks with GET; 301 and 302 turn POST into GET, as all clients do.
        if response.status == 303 && method != "HEAD" || response.status < 303 && method == "POST" {
            method = "GET"
            body = .none
        }
        if next.origin != address.origin { sendsCredentials = false }
        address = next
        reach = ReachGuard(request.reach, host: next.host, isProxied: request.proxy != nil)
        return .followed
    }

    private func kind(of code: CURLcode, _ wasRefused: Bool) -> HTTPFailure.Kind {
        switch code {
        case CURLE_URL_MALFORMAT: .badURL
        case CURLE_COULDNT_RESOLVE_HOST: .nameNotFound
        case CURLE_COULDNT_CONNECT where wasRefused: .refused
        case CURLE_COULDNT_CONNECT, CURLE_INTERFACE_FAILED: .connect
        case CURLE_SSL_CONNECT_ERROR, CURLE_PEER_FAILED_VERIFICATION, CURLE_SSL_CERTPROBLEM, CURLE_SSL_CIPHER, CURLE_SSL_CACERT_BADFILE,
            CURLE_SSL_ISSUER_ERROR, CURLE_SSL_INVALIDCERTSTATUS:
            .tls
        case CURLE_OPERATION_TIMEDOUT:
            // One code for three limits; only the stall limit strikes after the request is out and before the time is up.
            timesWritten > 0 && (began.map { .now - $0 < request.limits.total } ?? false) ? .stalled : .timeout
        case CURLE_FILESIZE_EXCEEDED: .tooLarge
        case CURLE_GOT_NOTHING, CURLE_PARTIAL_FILE, CURLE_SEND_ERROR, CURLE_RECV_ERROR, CURLE_HTTP2_STREAM: .closed
        default: .protocolError
        }
    }
}

extension HTTPFailure {
    fileprivate func written(_ requestWritten: Bool) -> HTTPFailure {
        HTTPFailure(kind, host: host, requestWritten: requestWritten, detail: detail)
    }
}
