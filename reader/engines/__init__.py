"""Text becomes sound here, in worker processes that nothing else depends on.

`Pool` is the door: it starts the workers, gives each one request at a time, and replaces a worker that crashes, hangs
or talks nonsense. A worker (`reader.engines.worker`) holds one `Engine`; the parent never loads a speech library.
"""

from reader.engines.pool import Pool, PoolStatus
from reader.engines.protocol import Capabilities, Engine, EngineDescription, SpeechRequest

__all__ = ["Capabilities", "Engine", "EngineDescription", "Pool", "PoolStatus", "SpeechRequest"]
