namespace Ankang.Workflows.Tests.Support;

internal enum PropertyActKind
{
    Ask,
    Grant,
    Refuse,
    Accept,
    Return,
    TakeBack,
    UnitTakesBack,
    Waive,
    NotApplicable,
    Reopen,
    Hold,
    Release,
    OpenRung,
    PutOnLadder,
    Sign,
    Acknowledge,
}
