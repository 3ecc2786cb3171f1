import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Searches by SearXNG's JSON API (docs.searxng.org/dev/search_api).
package struct SearXNG: WebSearch {
    /// The largest answer in bytes.
    static let largest = 2 << 20
    private static let most = 50

    private let http: any HTTPTransport
    private let url: String

    /// - Parameter url: where the instance is, with or without "/search"; the operator's own word, so that it may be on this machine.
    package init(http: any HTTPTransport, url: String) {
        self.http = http
        let base = url.hasSuffix("/") ? String(url.dropLast()) : url
        self.url = base.hasSuffix("/search") ? base : base + "/search"
    }

    package func search(_ query: String, language: String, now: Date) async throws -> [SearchHit] {
        let values = [("q", query), ("format", "json"), ("language", Self.main(language)), ("safesearch", "1")]
        let text = values.map { "\($0)=\(WebAddress.encode($1))" }.joined(separator: "&")
        let request = HTTPRequest(
            "GET", "\(url)?\(text)", headers: [HTTPHeader("Accept", "application/json")],
            limits: HTTPLimits(total: .seconds(30), body: Self.largest))
        let response: HTTPResponse
        do { response = try await http.send(request) } catch let failure as HTTPFailure {
            throw SearchProblem(url, "\(failure.message)", failure.disposition)
        }
        guard response.isSuccess else { throw SearchProblem(url, response, now: now) }
        guard let results = (try? JSON(parsing: response.body))?["results"]?.array else {
            throw SearchProblem(url, "it answered with something that is no JSON of SearXNG: correct url under [research].", .needsOperator)
        }
        return results.prefix(Self.most).compactMap(Self.hit)
    }

    /// Results are what other people's engines say: only what is an address of the web counts.
    private static func hit(_ result: JSON) -> SearchHit? {
        guard let text = result["url"]?.string, text.utf8.count <= 2000, let address = WebAddress(text) else { return nil }
        let title = UntrustedText.clean(result["title"]?.string ?? "").collapsed.limited(utf16: 300)
        return SearchHit(url: address.text, title: title)
    }

    private static func main(_ language: String) -> String {
        let tag = language.lowercased().prefix { $0.isLetter }
        return tag.count == 2 ? String(tag) : "all"
    }
}

/// Why a search brought nothing.
struct SearchProblem: DeskError, Equatable {
    let message: Message
    var description: String { message.description }
    let disposition: Disposition

    init(_ address: String, _ reason: Message, _ disposition: Disposition) {
        message = "The search at \(WebAddresses.place(address)) failed: \(reason)"
        self.disposition = disposition
    }

    init(_ address: String, _ response: HTTPResponse, now: Date) {
        let wait = response.header("retry-after").flatMap { RetryAfter.parse($0, now: now) } ?? .seconds(600)
        switch response.status {
        case 403:
            self.init(
                address, "it refuses (403): add json to search.formats in SearXNG's settings.yml, and let this machine pass its limiter.",
                .needsOperator)
        case 404: self.init(address, "there is no search at that address (404): correct url under [research].", .needsOperator)
        case 429, 503: self.init(address, "it asks to come later (\(response.status)).", .retryAfter(wait))
        case 500...: self.init(address, "it is in trouble (\(response.status)).", .retry)
        default: self.init(address, "it answered \(response.status).", .permanent)
        }
    }
}
