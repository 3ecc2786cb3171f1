import Editorial
import HTTPClient
import Support

/// Follows links of services that only forward, and no further: the page behind one is not asked.
package struct ForwardingLinks: LinkFollower {
    /// A service may forward to another one.
    private static let mostSteps = 3
    private static let hosts: Set<String> = [
        "feedproxy.google.com", "feedproxy.feedburner.com", "feeds.feedburner.com", "rss.feedsportal.com", "t.co", "bit.ly", "j.mp",
        "tinyurl.com", "ow.ly", "buff.ly", "is.gd", "goo.gl", "lnkd.in", "dlvr.it", "trib.al", "wp.me", "youtu.be", "fb.me", "amzn.to",
    ]

    private let http: any HTTPTransport
    private let privateNetworks: [String]

    /// - Parameter privateNetworks: hosts and CIDRs that may be asked besides public ones.
    package init(http: any HTTPTransport, privateNetworks: [String] = []) {
        self.http = http
        self.privateNetworks = privateNetworks
    }

    package func isForwarding(_ address: String) -> Bool { WebAddress(address).map { Self.hosts.contains($0.host) } ?? false }

    package func target(of address: String) async throws -> String? {
        var place = WebAddress(address)
        for _ in 0..<Self.mostSteps {
            guard let asked = place, Self.hosts.contains(asked.host) else { break }
            let response = try await http.send(
                HTTPRequest(
                    "HEAD", asked.text, limits: HTTPLimits(total: .seconds(10), body: 64 << 10, redirects: 0),
                    reach: .publicOnly(allowing: privateNetworks)))
            guard (300..<400).contains(response.status), let location = response.header("location"), let next = asked.resolve(location)
            else { return nil }
            place = next
        }
        return place.flatMap { Self.hosts.contains($0.host) ? nil : CanonicalAddress.clean($0.text) }
    }
}
