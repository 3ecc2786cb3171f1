import Editorial
import Support
import TOML

/// `[polling]`: how feeds are asked, all of them.
enum PollingTable {
    /// The bounds of every rhythm, and how publishers reach whoever runs this.
    static func read(_ table: inout TableReader, isListening: Bool) -> (settings: PollingSettings, contact: String, callback: String?) {
        let usual = PollingSettings()
        let day = Duration.seconds(86_400)
        let settings = PollingSettings(
            shortest: table.duration("shortest", in: .seconds(60)...day, default: usual.shortest),
            longest: table.duration("longest", in: .seconds(3600)...(.seconds(31 * 86_400)), default: usual.longest),
            hostGap: table.duration("host_gap", in: .zero...(.seconds(3600)), default: usual.hostGap))
        if settings.shortest > settings.longest {
            table.reject("shortest", "is longer than longest, write shortest = \"15m\"")
        }
        let contact = table.string("contact", default: "")
        let isPlain = contact.utf8.count <= 200 && contact.utf8.allSatisfy { $0 > 32 && $0 < 127 && $0 != 40 && $0 != 41 }
        if !isPlain {
            table.reject("contact", "is neither a web address nor a mail address, write contact = \"https://www.example.org/feeds\"")
        }
        let callback = table.string("callback", default: "")
        if !callback.isEmpty, !callback.hasPrefix("https://") || !callback.hasSuffix(HubDoor.path.dropLast()) {
            table.reject("callback", "is no https address that ends with /websub, write callback = \"https://desk.example.org/websub\"")
        } else if !callback.isEmpty, !isListening {
            table.reject(
                "callback", "needs daemon.webhooks, where a reverse proxy passes /websub on, write webhooks = \"127.0.0.1:8421\" there")
        }
        table.finish()
        return (settings, contact, callback.isEmpty ? nil : callback)
    }
}
