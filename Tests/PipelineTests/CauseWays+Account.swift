import Editorial
import FoundationEssentials
import Pipeline
import Storage
import Support
import TestKit
import Testing

/// Causes outside of a draft: its account and the calendar.
extension CauseWays {
    // MARK: configuration and token

    static let accounts: [Cause: Way] = [
        .pausedEverywhere: way { rig in
            try await rig.scheduled()
            rig.configure(isPaused: true)
        },
        .pausedAccount: way { rig in
            try await rig.scheduled()
            rig.configure(account: { $0.isPaused = true })
        },
        .accountDisabled: way { rig in
            try await rig.scheduled()
            rig.configure(hasAccount: false, disabled: ["company"])
        },
        .accountMissing: way { rig in
            try await rig.scheduled()
            rig.configure(hasAccount: false)
        },
        .tokenMissing: token(.missing),
        .tokenEnded: token(.expired),
        .tokenRevoked: token(.revoked),
        .tokenRefused: token(.invalid),
        .scopeMissing: way { rig in
            rig.inspector.onAsk { now in
                AccountAccess(
                    token: .active, answers: [.init(.publish, .cannot, because: "needs w_organization_social")], scopes: ["openid"],
                    expiresAt: nil, checkedAt: now)
            }
            try await rig.scheduled()
            try await rig.drain("inspect")
        },
        .accountForbidden: parked(.rights),
        .apiVersionEnded: parked(.version),
        .throttled: parked(.limit),
        .tokenEndsFirst: way { rig in
            try await rig.scheduled()
            let end = try #require(try await rig.draft().slot) - .seconds(60)
            rig.inspector.onAsk { ScriptedInspector.access(at: $0, until: end) }
            try await rig.drain("inspect")
        },
    ]

    /// The platform refuses the first post for the account's sake.
    private static func parked(_ cause: AccountStop.Cause) -> Way {
        way { rig in
            rig.publisher.onSend { _ in
                ScriptedPublisher.Ending(.notSent(Refusal(reason: "LinkedIn refuses the account.", cause: .account(AccountStop(cause)))))
            }
            try await rig.prepared()
            try await rig.drain("send")
        }
    }

    private static func token(_ token: AccountAccess.Token) -> Way {
        way { rig in
            rig.inspector.onAsk { ScriptedInspector.access(at: $0, token: token) }
            try await rig.scheduled()
            try await rig.drain("inspect")
        }
    }

    // MARK: calendar and the last steps

    static let calendar: [Cause: Way] = [
        .calendarUnreadable: way { rig in
            try await rig.scheduled()
            try await rig.brand { $0.slots = "whenever" }
        },
        .windowOver: way { rig in
            try await rig.scheduled()
            rig.clock.advance(to: try await rig.draft().windowEnds)
        },
        .waitsForDate: way { rig in
            rig.configure(account: { $0.catchUp = .ask })
            try await rig.scheduled()
            rig.clock.advance(to: try #require(try await rig.draft().slot) + .seconds(7201))
            try await rig.drain("prepare")
        },
        .repeatsAnother: way { rig in
            let text = "Herons stand still for hours before they strike. Our survey counted 412 of them along the Elbe."
            rig.configure(account: { $0.repetitionSeconds = 30 * 86_400 })
            try await rig.scheduled("other") { $0.content.text = text }
            try await rig.submitted { $0.content.text = text + " #elbe" }
            try await rig.approve()
            try await rig.drain("schedule")
        },
        .noSlots: way { rig in try await approved(rig, windowEndsAfter: .seconds(60)) },
        .blackout: way { rig in
            try await rig.brand { $0.blackouts = "2026-07-01..2026-07-30" }
            try await approved(rig)
        },
        .holiday: way { rig in
            rig.configure(account: { $0.holidays = ["https://calendars.test/days.ics"] })
            let start = Int64(CivilDate.days(year: 2026, month: 7, day: 1)) * 86_400
            let entry = HolidayCalendar.Entry(name: "Summer", isOnTheWall: true, start: start, end: start + 30 * 86_400)
            rig.holidays.onRead { _ in HolidayReading(calendar: HolidayCalendar([entry])) }
            try await rig.scheduled()
            try await rig.drain("holidays")
        },
        .gap: way { rig in
            try await rig.prepared("other")
            try await rig.drain("send")
            try await rig.scratch.seedDraft(state: .prepared, slot: rig.clock.now(), now: rig.clock.now())
        },
        .dailyMaximum: way { rig in
            rig.configure(account: {
                $0.slots = "daily 12:00, daily 18:00"
                $0.gapSeconds = 0
                $0.maximumADay = 1
            })
            try await rig.scheduled("other")
            try await approved(rig, windowEndsAfter: .seconds(10 * 3600))
        },
        .slotsTaken: way { rig in
            rig.configure(account: { $0.gapSeconds = 0 })
            try await rig.scheduled("other")
            try await approved(rig, windowEndsAfter: .seconds(10 * 3600))
        },
        .toBeScheduled: way { rig in
            try await rig.submitted()
            try await rig.approve()
        },
        .scheduled: way { rig in try await rig.scheduled() },
        .jitter: way { rig in
            try await rig.scheduled()
            rig.configure(account: { $0.jitterSeconds = 1800 })
            let slot = try #require(try await rig.draft().slot)
            try await amend(rig) { $0.slot = slot + .seconds(1200) }
            rig.clock.advance(to: slot + .seconds(60))
        },
        .slotMissed: way { rig in
            try await rig.scheduled()
            rig.clock.advance(to: try #require(try await rig.draft().slot) + .seconds(7201))
        },
        .refusedForNow: way { rig in
            rig.publisher.onSend { _ in
                ScriptedPublisher.Ending(.notSent(Refusal(reason: "LinkedIn had a failure of its own.", cause: .passing(notBefore: nil))))
            }
            try await rig.prepared()
            try await rig.drain("send")
        },
        .beingPrepared: way { rig in
            try await rig.scheduled()
            rig.clock.advance(to: try #require(try await rig.draft().slot) - .seconds(200))
        },
        .leaseLost: way { rig in
            try await rig.prepared()
            _ = try await rig.store.take(.sending, now: rig.clock.now(), lease: .seconds(60))
            rig.clock.advance(by: .seconds(61))
        },
        .due: way { rig in try await rig.prepared() },
    ]

    /// Approved and without a slot, its window ending after that.
    private static func approved(_ rig: Rig, windowEndsAfter length: Duration = .seconds(14 * 86_400)) async throws {
        let end = rig.clock.now() + length
        try await rig.scratch.seedDraft(state: .approved, now: rig.clock.now()) { $0.windowEnds = end }
    }
}
