namespace TorchSharp.Reference.Tests.Training;

/// <summary>A clock that goes when it is told to.</summary>
internal sealed class SteppedTime : TimeProvider
{
    private TimeSpan _passed = TimeSpan.FromDays(1);

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan time) => _passed += time;

    public override long GetTimestamp() => _passed.Ticks;
}
