using System.Runtime.ExceptionServices;

namespace TorchSharp.Reference.Tests.Proofs;

/// <summary>Grad modes and dispose scopes belong to a thread: what leaves one behind is measured on a thread of its own.</summary>
internal static class OwnThread
{
    public static T Run<T>(Func<T> run)
    {
        T result = default!;
        ExceptionDispatchInfo? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                result = run();
            }
#pragma warning disable CA1031 // Whatever went wrong is thrown again on the thread that asked.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                failure = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.Start();
        thread.Join();
        failure?.Throw();
        return result;
    }
}
