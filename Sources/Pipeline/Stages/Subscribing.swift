import Editorial
import FoundationEssentials
import Support

/// Asks the hubs that feeds name to send news, and renews that before it runs out (WebSub); needs an address of ours that is public.
package struct Subscribing: Stage {
    package let name = "subscribe"
    private let workshop: Workshop
    private let shelf: any HubShelf

    package init(_ workshop: Workshop, _ shelf: any HubShelf) {
        self.workshop = workshop
        self.shelf = shelf
    }

    package func nextDue(now: Date) async throws -> Date? {
        workshop.newsroom.current.hubs == nil ? nil : try await shelf.nextSubscriptionDue()
    }

    package func workOnce() async throws -> Bool {
        let now = workshop.clock.now()
        guard let hubs = workshop.newsroom.current.hubs, var subscription = try await shelf.dueSubscription(now: now) else { return false }
        // Counted before the answer: a hub that agrees sets it back when it asks whether this was meant.
        subscription.failures += 1
        try await shelf.keep(subscription, nextRequestAt: subscription.nextRequest(after: now))
        do {
            try await hubs.client.subscribe(subscription, callback: "\(hubs.callback)/\(subscription.token)")
        } catch  where !Task.isCancelled {
            workshop.log.notice("hub not reached", ["feed": subscription.feedID, "why": "\(workshop.judge(error).sentence)"])
        }
        return true
    }
}
