import Editorial
import FoundationEssentials
import HTTPClient
import Support

/// Reads calendars of holidays: files of this machine, and addresses with one conditional request.
package struct HolidayFetcher: HolidayReader {
    /// The largest calendar in bytes.
    static let largest = 2 << 20
    private let http: any HTTPTransport
    private let privateNetworks: [String]

    /// - Parameter privateNetworks: hosts and CIDRs that may be read from besides public ones.
    package init(http: any HTTPTransport, privateNetworks: [String] = []) {
        self.http = http
        self.privateNetworks = privateNetworks
    }

    package func read(_ address: String, known: KnownHolidays?, now: Date) async throws -> HolidayReading {
        if address.hasPrefix("/") { return try Self.reading(try Self.file(address), now: now) }
        let response = try await http.send(request(address, known))
        switch response.status {
        case 304: return HolidayReading(calendar: nil, entityTag: known?.entityTag, lastModified: known?.lastModified)
        case 200..<300:
            return try Self.reading(
                response.body, entityTag: Self.validator("etag", response), lastModified: Self.validator("last-modified", response),
                now: now)
        default: throw Self.problem(response, now: now)
        }
    }

    private func request(_ address: String, _ known: KnownHolidays?) -> HTTPRequest {
        var headers = [HTTPHeader("Accept", "text/calendar, text/plain;q=0.5, */*;q=0.1")]
        if let tag = known?.entityTag { headers.append(HTTPHeader("If-None-Match", tag)) }
        if let date = known?.lastModified { headers.append(HTTPHeader("If-Modified-Since", date)) }
        return HTTPRequest(
            "GET", address, headers: headers, limits: HTTPLimits(total: .seconds(60), body: Self.largest),
            reach: .publicOnly(allowing: privateNetworks))
    }

    /// A validator that is too long to be one is not sent around.
    private static func validator(_ name: String, _ response: HTTPResponse) -> String? {
        response.header(name).flatMap { $0.utf8.count <= 1000 ? $0 : nil }
    }

    private static func file(_ path: String) throws -> [UInt8] {
        do {
            return try Files.read(path, limit: largest)
        } catch {
            throw HolidayProblem(description: "\(error).", disposition: .retry)
        }
    }

    private static func reading(_ bytes: [UInt8], entityTag: String? = nil, lastModified: String? = nil, now: Date) throws -> HolidayReading
    {
        do throws(HolidayRefusal) {
            let (calendar, problems) = try HolidayFile.read(bytes, now: now)
            return HolidayReading(calendar: calendar, entityTag: entityTag, lastModified: lastModified, problems: problems)
        } catch {
            throw HolidayProblem(description: "\(error.reason).", disposition: .retry)
        }
    }

    private static func problem(_ response: HTTPResponse, now: Date) -> HolidayProblem {
        let wait = response.header("retry-after").flatMap { RetryAfter.parse($0, now: now) }
        return HolidayProblem(
            description: "the server answers \(response.status); check the address.", disposition: wait.map { .retryAfter($0) } ?? .retry)
    }
}

/// Why a calendar of holidays could not be read.
struct HolidayProblem: DeskError, Equatable {
    let description: String
    let disposition: Disposition
}
