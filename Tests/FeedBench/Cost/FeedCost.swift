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

    /// Writes and reads the state of a feed as a row has it, so many times, and the same by Foundation's coders.
    static func rows(_ count: Int) throws -> String {
        let now = Date(timeIntervalSince1970: 1_783_156_080)
        var state = FeedState()
        (state.entityTag, state.lastModified) = ("\"6a48-13c4e\"", "Sat, 04 Jul 2026 09:08:00 GMT")
        (state.bodyHash, state.orderedURL, state.wholeAt) = ("0123456789abcdef", "https://www.example.com/feed/", now)
        (state.orderedSince, state.nextPollReason) = (now, "7.5 entries a week, the next one to be expected in 4 h 20 min")
        (state.wishes, state.profile) = (PollWishes(), PublicationProfile((0..<30).map { now - .seconds($0 * 18_000) }, now: now))
        (state.memory, state.marks) = (FeedMemory(), (0..<16).map { Hex.text(XXH3.hash(of: "\($0)")) })
        let (encoder, decoder) = (JSONEncoder(), JSONDecoder())
        encoder.outputFormatting = .sortedKeys
        (encoder.dateEncodingStrategy, decoder.dateDecodingStrategy) = (.millisecondsSince1970, .millisecondsSince1970)
        let text = try JSON(encoding: state).text
        let bytes = Array(text.utf8)
        let writing = try microseconds(count) { _ = try JSON(encoding: state).text }
        let foundationWriting = try microseconds(count) { _ = try encoder.encode(state) }
        let reading = try microseconds(count) { _ = try JSON(parsing: bytes).decoded(as: FeedState.self) }
        let foundationReading = try microseconds(count) { _ = try decoder.decode(FeedState.self, from: Data(bytes)) }
        return "\(bytes.count) bytes written in \(writing) us, by Foundation in \(foundationWriting);"
            + " read in \(reading) us, by Foundation in \(foundationReading)"
    }

    private static func microseconds(_ count: Int, _ work: () throws -> Void) rethrows -> Double {
        let before = ProcessUsage.current().cpuSeconds
        for _ in 0..<count { try work() }
        return (1e7 * (ProcessUsage.current().cpuSeconds - before) / Double(count)).rounded() / 10
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
