using Microsoft.CodeAnalysis;

namespace TorchSharp.Analyzers.Flow.Summaries;

/// <summary>
/// Which thread computes which body. A build analyses files next to each other at the same time, and they call the same methods:
/// who needs a body that another thread is at waits for the answer rather than compute it too. Nobody waits in a circle.
/// </summary>
internal sealed class InProgress
{
    /// <summary>How often who waits looks whether its question is still asked.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(50);

    private readonly Dictionary<ISymbol, Claim> _claims = new(SymbolEqualityComparer.Default);
    private readonly Dictionary<Thread, Claim> _awaited = [];

    /// <summary>The claim of the calling thread, or null if another thread has been at the body, or this one is at it already.</summary>
    public Claim? TakeOrWait(ISymbol body, CancellationToken cancellation)
    {
        var thread = Thread.CurrentThread;
        Claim? other;
        lock (_claims)
        {
            if (!_claims.TryGetValue(body, out other))
            {
                var own = new Claim(_claims, body, thread);
                _claims.Add(body, own);
                return own;
            }

            if (WaitsFor(other.Thread, thread))
                return null;
            _awaited.Add(thread, other);
        }

        try
        {
            other.Wait(cancellation);
            return null;
        }
        finally
        {
            lock (_claims)
                _awaited.Remove(thread);
        }
    }

    /// <summary>Whether a thread is another, or waits for it through however many.</summary>
    private bool WaitsFor(Thread thread, Thread other)
    {
        while (thread != other)
        {
            if (!_awaited.TryGetValue(thread, out var awaited) || awaited.IsGivenUp)
                return false;
            thread = awaited.Thread;
        }

        return true;
    }

    /// <summary>A body is being computed until this is disposed, whether there is an answer then or the question was cancelled.</summary>
    internal sealed class Claim(Dictionary<ISymbol, Claim> claims, ISymbol body, Thread thread) : IDisposable
    {
        private readonly object _gate = new();

        public Thread Thread => thread;

        /// <summary>Written under the lock of all claims: who has not woken up yet waits for nobody.</summary>
        public bool IsGivenUp { get; private set; }

        public void Wait(CancellationToken cancellation)
        {
            lock (_gate)
            {
                while (!IsGivenUp)
                {
                    cancellation.ThrowIfCancellationRequested();
                    Monitor.Wait(_gate, Patience);
                }
            }
        }

        public void Dispose()
        {
            lock (claims)
            {
                claims.Remove(body);
                IsGivenUp = true;
            }

            lock (_gate)
                Monitor.PulseAll(_gate);
        }
    }
}
