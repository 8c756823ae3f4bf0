using Microsoft.Extensions.Logging;
using TorchSharp.Reference.Training;
using Xunit;

namespace TorchSharp.Reference.Tests.Training;

/// <summary>A training in the log of the program around it.</summary>
[Collection(nameof(GlobalGenerator))]
public sealed class LoggerProgressTests : ILogger
{
    private readonly List<(LogLevel Level, string Message, Dictionary<string, object?> Values)> _log = [];

    [Fact]
    public void Plan_steps_epochs_figures_and_end_are_told_with_their_values()
    {
        using var clouds = Problems.Clouds(64);
        using var model = new SmallMlp(2, 3);
        var trainer = new Trainer(model, new MultiClassTask(3), new TrainerOptions { Epochs = 2, BatchSize = 16, Device = "cpu" });

        trainer.Run(clouds, clouds, new LoggerProgress(this, everySteps: 4));

        Assert.Equal("Training multi_class: 64 examples, 2 epochs of 4 steps, 99 parameters, on cpu, after step 0", _log[0].Message);
        Assert.Equal([4L, 8L], _log.Where(entry => entry.Level == LogLevel.Debug).Select(entry => entry.Values["Step"]));
        Assert.Equal(["loss", "accuracy", "log_loss", "macro_f1"], _log.Where(entry => entry.Values.ContainsKey("Figure")).Take(4).Select(entry => entry.Values["Figure"]));
        Assert.Equal(TrainingOutcome.Completed, _log[^1].Values["Outcome"]);
        Assert.Throws<ArgumentOutOfRangeException>("everySteps", () => new LoggerProgress(this, 0));
    }

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _log.Add((logLevel, formatter(state, exception), ((IEnumerable<KeyValuePair<string, object?>>)state!).ToDictionary()));

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;
}
