import Editorial
import HTTPClient
import Support

/// Asks hubs over HTTP (WebSub, 5.1).
package struct HubSubscriber: HubClient {
    private let http: any HTTPTransport
    private let privateNetworks: [String]
    private let userAgent: String?

    package init(http: any HTTPTransport, privateNetworks: [String] = [], userAgent: String? = nil) {
        self.http = http
        self.privateNetworks = privateNetworks
        self.userAgent = userAgent
    }

    package func subscribe(_ subscription: HubSubscription, callback: String) async throws {
        let fields = [
            ("hub.mode", "subscribe"), ("hub.topic", subscription.offer.topic), ("hub.callback", callback),
            ("hub.lease_seconds", "\(HubSubscription.lease)"), ("hub.secret", subscription.secret),
        ]
        let form = fields.map { "\($0.0)=\(WebAddress.encode($0.1))" }.joined(separator: "&")
        let agent = userAgent.map { [HTTPHeader("User-Agent", $0)] } ?? []
        let response = try await http.send(
            HTTPRequest(
                "POST", subscription.offer.hub, headers: agent,
                body: .bytes(Array(form.utf8), contentType: "application/x-www-form-urlencoded"),
                limits: HTTPLimits(body: 64 << 10, redirects: 0), reach: .publicOnly(allowing: privateNetworks)))
        guard response.isSuccess else { throw HubRefusal(hub: subscription.offer.hub, status: response.status) }
    }
}

/// A hub does not take a subscription.
package struct HubRefusal: DeskError, Equatable {
    package let hub: String
    package let status: Int
    package var disposition: Disposition { .retry }
    package var description: String { "The hub \(hub) refuses the subscription (\(status)); its feed is polled." }
}
