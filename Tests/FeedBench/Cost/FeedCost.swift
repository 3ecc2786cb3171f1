import Editorial
import Feeds
import FoundationEssentials
import HTTPClient
import Markup
import Support

/// The parts of collecting that are measured by themselves.
enum FeedCost {
    /// Reads feeds from files as if servers had sent them, up to items that can be stored.
    static func parse(list: String) async throws -> String {
        let paths = String(decoding: try Files.read(list, limit: 64 << 20), as: UTF8.self).split(separator: "\n").map(String.init)
        let reader = FeedReader(http: FileTransport())
        var items = 0
        for path in paths {
            let source = FeedSource(id: path, url: path, name: path)
            items += try await reader.read(source, state: FeedState(), now: Date(timeIntervalSince1970: 1_783_156_080)).items?.count ?? 0
        }
        return "\(paths.count) feeds, \(items) items"
    }

    /// Reads feeds from files into records, without making items of them.
    static func read(list: String) throws -> String {
        let paths = String(decoding: try Files.read(list, limit: 64 << 20), as: UTF8.self).split(separator: "\n").map(String.init)
        let entries = try paths.reduce(0) {
            $0 + (try FeedParser.parse(FeedDocument(try Files.read($1, limit: 32 << 20), url: $1)).entries.count)
        }
        return "\(paths.count) feeds, \(entries) entries"
    }

    /// Makes fragments of HTML safe, each of which stands behind its length in four bytes.
    static func sanitise(fragments path: String) throws -> String {
        let bytes = try Files.read(path, limit: 1 << 30)
        var (count, written, index) = (0, 0, 0)
        while index + 4 <= bytes.count {
            let length = (0..<4).reduce(0) { $0 | Int(bytes[index + $1]) << (8 * $1) }
            let html = String(decoding: bytes[(index + 4)..<(index + 4 + length)], as: UTF8.self)
            written += HTMLSanitizer.clean(html).utf8.count
            count += 1
            index += 4 + length
        }
        return "\(count) fragments, \(bytes.count) bytes in, \(written) out"
    }
}

/// Answers with a file for each address.
private struct FileTransport: HTTPTransport {
    func send(_ request: HTTPRequest) async throws -> HTTPResponse {
        HTTPResponse(status: 200, body: try Files.read(request.url, limit: 32 << 20), url: request.url)
    }
}
