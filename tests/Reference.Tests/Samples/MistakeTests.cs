using Samples.Common.Commands;
using TorchSharp.Reference.Data;
using TorchSharp.Reference.Training;
using Xunit;

namespace TorchSharp.Reference.Tests.Samples;

public class MistakeTests
{
    public static TheoryData<Exception, bool> Errors => new()
    {
        { new Mistake("a file"), true },
        { new FileNotFoundException(), true },
        { new InvalidDataException(), true },
        { new UnauthorizedAccessException(), true },
        { new CheckpointException("a checkpoint"), true },
        { new TrainingException("a loss"), true },
        { new TooFewRowsException("rows"), true },
        { new ArgumentException("ours"), false },
        { new ArgumentOutOfRangeException("ours"), false },
        { new InvalidOperationException(), false },
        { new KeyNotFoundException(), false },
    };

    [Theory]
    [MemberData(nameof(Errors), DisableDiscoveryEnumeration = true)]
    public void Only_what_a_user_can_mend_is_the_user_s(Exception error, bool expected) => Assert.Equal(expected, Mistake.IsUsers(error));
}
