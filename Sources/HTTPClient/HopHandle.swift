internal import CCurl
import Support

/// One libcurl easy handle set up for one hop of a transfer, with the lists that must live as long.
struct HopHandle {
    let easy: UnsafeMutableRawPointer
    private var headers: UnsafeMutablePointer<curl_slist>?
    private var form: OpaquePointer?
    private var detour: UnsafeMutablePointer<curl_slist>?

    /// Takes over an unused or reset handle; `transfer` must outlive the hop.
    init(_ easy: UnsafeMutableRawPointer, for transfer: Transfer, userAgent: String, detour: String?, time: Duration) {
        self.easy = easy
        ccurl_set_callbacks(easy, Self.callbacks, Unmanaged.passUnretained(transfer).toOpaque())
        setAddress(transfer, userAgent, detour)
        setLimits(transfer.request.limits, time)
        setBody(transfer)
        setHeaders(transfer)
    }

    /// Frees the lists; the handle itself is the caller's.
    func release() {
        curl_slist_free_all(headers)
        curl_slist_free_all(detour)
        curl_mime_free(form)
    }

    private mutating func setAddress(_ transfer: Transfer, _ userAgent: String, _ detour: String?) {
        ccurl_set_string(easy, CURLOPT_URL, transfer.address.text)
        ccurl_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        // An empty proxy: one from the environment would do the connecting, out of reach of the guards.
        ccurl_set_string(easy, CURLOPT_PROXY, transfer.request.proxy?.reveal() ?? "")
        if let detour {
            self.detour = curl_slist_append(nil, "::\(detour)")
            ccurl_set_list(easy, CURLOPT_CONNECT_TO, self.detour)
        }
        ccurl_set_string(easy, CURLOPT_USERAGENT, userAgent)
        ccurl_set_string(easy, CURLOPT_ACCEPT_ENCODING, "")
        ccurl_set_long(easy, CURLOPT_NOSIGNAL, 1)
        // Names are the system's to remember: libcurl goes through all that it knows whenever it looks one up.
        ccurl_set_long(easy, CURLOPT_DNS_CACHE_TIMEOUT, 0)
        if let path = transfer.request.socketPath { ccurl_set_string(easy, CURLOPT_UNIX_SOCKET_PATH, path) }
        if transfer.isFresh {
            ccurl_set_long(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
            ccurl_set_long(easy, CURLOPT_FRESH_CONNECT, 1)
            ccurl_set_long(easy, CURLOPT_FORBID_REUSE, 1)
        } else if transfer.request.usesHTTP1 {
            ccurl_set_long(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_1_1)
        } else {
            ccurl_set_long(easy, CURLOPT_HTTP_VERSION, CURL_HTTP_VERSION_2TLS)
        }
    }

    private func setLimits(_ limits: HTTPLimits, _ time: Duration) {
        ccurl_set_long(easy, CURLOPT_TIMEOUT_MS, max(1, Int(time.seconds * 1000)))
        ccurl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(limits.connect.seconds * 1000)))
        ccurl_set_long(easy, CURLOPT_LOW_SPEED_LIMIT, 1)
        ccurl_set_long(easy, CURLOPT_LOW_SPEED_TIME, max(1, Int(limits.stall.seconds.rounded(.up))))
        ccurl_set_offset(easy, CURLOPT_MAXFILESIZE_LARGE, curl_off_t(limits.body))
    }

    private mutating func setBody(_ transfer: Transfer) {
        let takesBody = ["POST", "PUT", "PATCH"].contains(transfer.method)
        switch transfer.body {
        case .none where transfer.method == "HEAD":
            ccurl_set_long(easy, CURLOPT_NOBODY, 1)
        case .none where !takesBody:
            if transfer.method != "GET" { ccurl_set_string(easy, CURLOPT_CUSTOMREQUEST, transfer.method) }
        case .none:
            setUpload(0, transfer.method)
            addHeader("Content-Type:")
        case .bytes(let bytes, let contentType):
            setUpload(bytes.count, transfer.method)
            addHeader("Content-Type: \(contentType.wireSafe)")
        case .multipart(let parts):
            setForm(parts)
            if transfer.method != "POST" { ccurl_set_string(easy, CURLOPT_CUSTOMREQUEST, transfer.method) }
        }
        // Servers that do not know "Expect: 100-continue" cost a second each.
        addHeader("Expect:")
    }

    private func setUpload(_ count: Int, _ method: String) {
        ccurl_set_long(easy, CURLOPT_POST, 1)
        ccurl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, curl_off_t(count))
        if method != "POST" { ccurl_set_string(easy, CURLOPT_CUSTOMREQUEST, method) }
    }

    private mutating func setForm(_ parts: [HTTPPart]) {
        guard let form = curl_mime_init(easy) else { return }
        for part in parts {
            guard let field = curl_mime_addpart(form) else { continue }
            curl_mime_name(field, part.name)
            if let filename = part.filename { curl_mime_filename(field, filename) }
            if let contentType = part.contentType { curl_mime_type(field, contentType.wireSafe) }
            _ = part.data.withUnsafeBytes { curl_mime_data(field, $0.baseAddress, $0.count) }
        }
        ccurl_set_form(easy, form)
        self.form = form
    }

    private mutating func setHeaders(_ transfer: Transfer) {
        for header in transfer.request.headers where header.name.isFieldName {
            if header.isCredential || header.staysAtOrigin, !transfer.sendsCredentials { continue }
            if case .none = transfer.body, header.name.lowercased().hasPrefix("content-") { continue }
            let value = header.value.wireSafe
            addHeader(value.isEmpty ? "\(header.name);" : "\(header.name): \(value)")
        }
        if let bearer = transfer.request.bearer, transfer.sendsCredentials {
            addHeader("Authorization: Bearer \(bearer.reveal().wireSafe)")
        }
        ccurl_set_list(easy, CURLOPT_HTTPHEADER, headers)
    }

    private mutating func addHeader(_ line: String) {
        headers = curl_slist_append(headers, line) ?? headers
    }

    private static func transfer(_ context: UnsafeMutableRawPointer?) -> Transfer {
        Unmanaged<Transfer>.fromOpaque(context!).takeUnretainedValue()
    }

    private static let callbacks = ccurl_callbacks(
        head: { bytes, size, count, context in
            transfer(context).receiveHead(UnsafeRawBufferPointer(start: bytes, count: size * count))
            return size * count
        },
        body: { bytes, size, count, context in
            let taken = transfer(context).receiveBody(UnsafeRawBufferPointer(start: bytes, count: size * count))
            return taken ? size * count : CCURL_WRITEFUNC_ERROR
        },
        upload: { buffer, size, count, context in
            guard let buffer else { return CCURL_READFUNC_ABORT }
            return transfer(context).upload(into: buffer, size * count)
        },
        rewind: { context, offset, origin in
            guard origin == SEEK_SET else { return Int32(CURL_SEEKFUNC_FAIL) }
            transfer(context).rewind(to: Int(offset))
            return Int32(CURL_SEEKFUNC_OK)
        },
        open_socket: { context, _, address in
            guard let address else { return CCURL_SOCKET_BAD }
            return transfer(context).open(address)
        },
        before_request: { context, remote, _, _, _ in
            transfer(context).mayWrite(to: remote) ? Int32(CURL_PREREQFUNC_OK) : Int32(CURL_PREREQFUNC_ABORT)
        })
}

extension HTTPHeader {
    /// Headers that only the origin they were meant for may see.
    var isCredential: Bool {
        isSecret
            || ["authorization", "cookie", "proxy-authorization", "x-api-key", "api-key", "x-goog-api-key"].contains(name.lowercased())
    }
}

extension String {
    /// Without the characters that would end a header line.
    fileprivate var wireSafe: String {
        if utf8.allSatisfy({ $0 >= 0x20 }) { return self }
        return String(unicodeScalars.filter { $0 != "\r" && $0 != "\n" && $0 != "\0" })
    }

    /// Whether it is a token of RFC 9110, 5.6.2.
    fileprivate var isFieldName: Bool {
        !isEmpty
            && utf8.allSatisfy { byte in
                byte > 32 && byte < 127 && !#""(),/:;<=>?@[\]{}"#.utf8.contains(byte)
            }
    }
}
