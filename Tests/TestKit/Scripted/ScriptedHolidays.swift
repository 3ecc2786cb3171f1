import Editorial
import FoundationEssentials
import Support

/// A reader of holidays that answers as a test says; without a word from it there are none.
package final class ScriptedHolidays: HolidayReader {
    package typealias Read = @Sendable (String) async throws -> HolidayReading

    private let read = Locked<Read>({ _ in HolidayReading(calendar: HolidayCalendar([])) })
    private let asked = Locked<[String]>([])

    package init() {}

    /// The addresses that were read, in order.
    package var readings: [String] { asked.withLock { $0 } }

    /// Reads otherwise from now on.
    package func onRead(_ read: @escaping Read) { self.read.withLock { $0 = read } }

    package func read(_ address: String, known: KnownHolidays?, now: Date) async throws -> HolidayReading {
        asked.withLock { $0.append(address) }
        return try await read.withLock { $0 }(address)
    }
}
